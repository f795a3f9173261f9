import { maxPauseMs, sendWindowMs } from './backoff.ts';
import { batchLimit } from './batch.ts';
import { type DetailForms, detailOf } from './detail.ts';
import type { OutboxItem } from './outbox-item.ts';

/** A discarded entry, without anything that would tell it from others of its day. */
export interface DeadLetter {
  kind: OutboxItem['content']['kind'];
  /** Id of the system; `null` for anything but an incident. */
  system: string | null;
  /** ISO day. */
  day: string;
}

/** Why sending is paused: the token was denied, or too many consecutive entries were refused. */
export type PauseReason = 'denied' | 'refused';

/**
 * Progress of sending, the only memory between two steps. A step that is cut off is repeated; the engine recognises
 * repeated records by their ids.
 */
export interface SendState {
  /** `seq` of the last journal entry that needs no more sending. */
  seq: number;
  /** Its record id; `null` at the start of a journal. */
  uid: string | null;
  /** Number of the last closed day log that needs no more sending. */
  dayLog: number;
  /**
   * `seq` of the last entry of the current run; `null` between runs. Entries that arrive during a run wait for the next
   * one: a request with a single new entry would reveal when it was written.
   */
  runEnd: number | null;
  /** When the run began, ISO date and time. */
  runStart: string | null;
  /** Entries per request; reduced after a 413. */
  batchSize: number;
  /** An entry up to this `seq` makes the engine refuse a request; `null` when none is known. */
  suspect: number | null;
  /** Consecutive failures. */
  failures: number;
  /** Nothing is sent before this moment, ISO date and time. */
  notBefore: string | null;
  /** Pause under the policy with this fingerprint (`mark`), since an ISO day. */
  paused: { why: PauseReason; mark: string; day: string } | null;
  /** ISO day of the last acknowledgement. */
  sent: string | null;
  /** Entries deleted by retention before they were sent. */
  expiredUnsent: number;
  /** In which form the day logs are sent. */
  forms: DetailForms;
  /** Entries the engine rejected without naming them. */
  rejected: number;
  /** The last discarded entries, the latest last. */
  deadLetters: DeadLetter[];
  /** All discarded entries. */
  discardedTotal: number;
  /** Entries discarded since the last acknowledgement. */
  consecutiveRejections: number;
}

/** The state before anything was sent. */
export const initialState: SendState = {
  seq: 0,
  uid: null,
  dayLog: 0,
  runEnd: null,
  runStart: null,
  batchSize: batchLimit.entries,
  suspect: null,
  failures: 0,
  notBefore: null,
  paused: null,
  sent: null,
  expiredUnsent: 0,
  forms: [],
  rejected: 0,
  deadLetters: [],
  discardedTotal: 0,
  consecutiveRejections: 0,
};

/**
 * Return true if sending is paused. A denied token pauses until the policy changes; refused entries pause for a day.
 * @param fingerprint of the policy, `regionFingerprint`
 * @param today ISO day
 */
export function isPaused({ paused }: SendState, fingerprint: string, today: string): boolean {
  return paused?.mark === fingerprint && (paused.why === 'denied' || paused.day === today);
}

/** Return how long to wait until `notBefore`, ms; 0 when the clock was set back further than any pause lasts. */
export function pauseLeft({ notBefore }: SendState, now: Date): number {
  const pause = notBefore === null ? 0 : Date.parse(notBefore) - now.getTime();
  return pause > 0 && pause <= maxPauseMs ? pause : 0;
}

/** The parts of the journal a state is compared with. */
export interface JournalEnds {
  /** `seq` of the last entry that retention deleted. */
  deleted: number;
  /** Number of the last day log that only a day sum is left of; 0 without one. */
  summed: number;
  /** `seq` of the last entry. */
  last: number;
  /** Record id of the entry at the state's `seq`; `null` if absent. */
  uidAt: string | null;
}

/**
 * Adapt the stored state to the journal: count entries that were deleted unsent, and start again when the journal is a
 * different one (erased or truncated).
 * @param stored `null` when nothing was ever sent
 */
export function caughtUp(stored: SendState | null, { deleted, summed, last, uidAt }: JournalEnds): SendState {
  if (!stored) return { ...initialState, seq: deleted, dayLog: summed };
  const isAnother = stored.seq > Math.max(deleted, last) || (stored.seq > deleted && stored.uid !== uidAt);
  if (isAnother) return { ...stored, ...startAt(deleted), dayLog: summed, forms: [] };
  if (stored.seq >= deleted) return stored;
  // A day that is sent as a sum is sent from its day sum, though its entries are deleted.
  const lost = detailOf(stored.forms, stored.dayLog + 1) === 'sums' ? 0 : deleted - stored.seq;
  return { ...stored, ...startAt(deleted), expiredUnsent: stored.expiredUnsent + lost };
}

const startAt = (seq: number): Pick<SendState, 'seq' | 'uid' | 'suspect' | 'runEnd'> => ({
  seq,
  uid: null,
  suspect: null,
  runEnd: null,
});

/** Begin a run over the entries up to `last`, with requests of full size. @param last `seq` of the last entry */
export function startRun(state: SendState, last: number, now: Date): SendState {
  return { ...state, runEnd: last, runStart: now.toISOString(), batchSize: batchLimit.entries };
}

/**
 * Return true if the next request begins a run. A failing run takes in new entries only after `sendWindowMs`: otherwise
 * a retry would reveal when a new entry was written.
 */
export function beginsRun({ runEnd, runStart, failures }: SendState, now: Date): boolean {
  if (runEnd === null || runStart === null) return true;
  const age = now.getTime() - Date.parse(runStart);
  return failures > 0 && (age < 0 || age >= sendWindowMs);
}
