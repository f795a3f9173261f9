import type { SendState } from './send-state.ts';

/** {@link SendState} as the journal's database has it: field names of the first version, which never change. */
export interface StoredSendState
  extends Pick<SendState, 'seq' | 'uid' | 'suspect' | 'failures' | 'notBefore' | 'paused' | 'sent' | 'rejected'> {
  sheet: SendState['dayLog'];
  upTo: SendState['runEnd'];
  since: SendState['runStart'];
  most: SendState['batchSize'];
  lost: SendState['expiredUnsent'];
  dead: SendState['deadLetters'];
  buried: SendState['discardedTotal'];
  inARow: SendState['consecutiveRejections'];
  /** Missing in states that were stored before there were sums. */
  forms?: SendState['forms'];
}

/** Convert a stored state to the state in use. */
export function readStoredState(stored: StoredSendState): SendState {
  const { sheet, upTo, since, most, lost, dead, buried, inARow, forms = onlyEntries, ...same } = stored;
  return {
    ...same,
    dayLog: sheet,
    runEnd: upTo,
    runStart: since,
    batchSize: most,
    expiredUnsent: lost,
    deadLetters: dead,
    discardedTotal: buried,
    consecutiveRejections: inARow,
    forms,
  };
}

/** The form of all that was sent before there were sums. */
const onlyEntries: SendState['forms'] = [{ from: 0, detail: 'entries' }];

/** Convert a state to its stored form. */
export function storedState(state: SendState): StoredSendState {
  const {
    dayLog,
    runEnd,
    runStart,
    batchSize,
    expiredUnsent,
    deadLetters,
    discardedTotal,
    consecutiveRejections,
    ...same
  } = state;
  return {
    ...same,
    sheet: dayLog,
    upTo: runEnd,
    since: runStart,
    most: batchSize,
    lost: expiredUnsent,
    dead: deadLetters,
    buried: discardedTotal,
    inARow: consecutiveRejections,
  };
}
