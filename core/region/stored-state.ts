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
}

/** Convert a stored state to the state in use. */
export function readStoredState(stored: StoredSendState): SendState {
  const { sheet, upTo, since, most, lost, dead, buried, inARow, ...same } = stored;
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
  };
}

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
