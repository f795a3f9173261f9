import { firstDelay } from './backoff.ts';
import { type Batch, takeBatch } from './batch.ts';
import type { Sender } from './otlp-request.ts';
import { isClosedDay, type OutboxItem } from './outbox-item.ts';
import { beginsRun, isPaused, pauseLeft, type SendState, startRun } from './send-state.ts';
import { discard, nextSize, type SendContext } from './send-step.ts';

/** Delay before an interrupted run continues, ms, when nothing else continues it. */
const resumeDelayMs = 60_000;

/** What the outbox offers for the next step. */
export interface Pending {
  /** At most `batchLimit.entries` entries in the order of the journal, or one closed day after the last entry. */
  items: readonly OutboxItem[];
  /** Last entry that was read, which may not be sendable; the state's own position when none was read. */
  through: Pick<SendState, 'seq' | 'uid'>;
  /** `seq` of the last entry of the journal. */
  last: number;
}

/** What a step is decided with. */
export interface SendTerms extends SendContext {
  sender: Sender;
}

/** The next step of sending. */
export type NextStep =
  /** Send nothing now: sending is paused, or `notBefore` is not reached. */
  | { kind: 'wait'; reason: 'paused' | 'backoff' }
  /** Store `state` and go on: entries were passed over or discarded, or the run ended (`runEnd` is `null`). */
  | { kind: 'skip'; state: SendState }
  /** Send `batch`; `state` is the state its response applies to. */
  | { kind: 'request'; state: SendState; batch: Batch };

/** Decide the next step of sending. */
export function nextStep(current: SendState, { items, through, last }: Pending, terms: SendTerms): NextStep {
  if (isPaused(current, terms.fingerprint, terms.today)) return { kind: 'wait', reason: 'paused' };
  if (pauseLeft(current, terms.now) > 0) return { kind: 'wait', reason: 'backoff' };
  const state = beginsRun(current, terms.now) ? startRun(current, last, terms.now) : current;
  const [first, ...others] = items;
  if (!first) {
    const isRunOver = through.seq <= state.seq;
    return { kind: 'skip', state: { ...state, ...through, runEnd: isRunOver ? null : state.runEnd } };
  }
  const size = requestSize(state, [first, ...others]);
  if (size === 0) return { kind: 'skip', state: discard(state, [first], terms) };
  return { kind: 'request', state, batch: takeBatch([first, ...others], terms.sender, size) };
}

/**
 * Return the delay before the next step, ms, for items that are pending.
 * @returns `null` while sending is paused
 */
export function sendDelay(state: SendState, { now, today, random, fingerprint }: SendContext): number | null {
  if (isPaused(state, fingerprint, today)) return null;
  const pause = pauseLeft(state, now);
  if (state.runEnd === null) return Math.max(pause, firstDelay(random));
  return state.failures > 0 ? pause : resumeDelayMs;
}

/** A closed day is sent alone. */
function requestSize(state: SendState, items: readonly [OutboxItem, ...OutboxItem[]]): number {
  const seqs = items.map(({ at }) => at);
  return isClosedDay(items[0]) ? 1 : nextSize(state, seqs);
}
