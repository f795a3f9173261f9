import { longestPause, spread } from './backoff.ts';
import { batchLimit } from './batch.ts';
import type { Outgoing } from './outbox-item.ts';

/** An entry that was given up: what it is, and nothing that would tell it from others of its day. */
export interface DeadLetter {
  kind: Outgoing['what']['kind'];
  system: string | null;
  day: string;
}

/** Why nothing is sent: the token was not taken, or one entry after the other was refused. */
export type PauseReason = 'denied' | 'refused';

/**
 * How far sending has come. It is all that sending knows from one step to the next: a step that is cut off is taken
 * again, and what an engine gets twice has the same id.
 */
export interface RegionState {
  /** The last entry that needs no sending any more, by its number and its `uid`; and the last closed sheet's number. */
  seq: number;
  uid: string | null;
  sheet: number;
  /**
   * While entries go out one request after the other: the last that was there when the first went. What comes later
   * waits its own time, or a request with it alone would tell when it was made. `since` is when that was, ISO.
   */
  upTo: number | null;
  since: string | null;
  /** Entries of a request at the most: less after a 413. */
  most: number;
  /** Up to here, that number included, is an entry that makes the engine refuse a request; `null`: none is known. */
  suspect: number | null;
  /** Failures in a row, and the moment before which nothing is sent, ISO. */
  failures: number;
  notBefore: string | null;
  /** For which policy, as core/policy/region-policy.ts `regionMark` writes it, sending is paused, and since which ISO day. */
  paused: { why: PauseReason; mark: string; day: string } | null;
  /** ISO day of the last acknowledgement. */
  sent: string | null;
  /** Entries whose time was over before they were sent; entries the engine took no part of, without saying which. */
  lost: number;
  rejected: number;
  /** Entries given up, the latest last; how many there were in all, and since the last acknowledgement. */
  dead: DeadLetter[];
  buried: number;
  inARow: number;
}

/** Nothing was sent yet. */
export const nothingSent: RegionState = {
  seq: 0,
  uid: null,
  sheet: 0,
  upTo: null,
  since: null,
  most: batchLimit.entries,
  suspect: null,
  failures: 0,
  notBefore: null,
  paused: null,
  sent: null,
  lost: 0,
  rejected: 0,
  dead: [],
  buried: 0,
  inARow: 0,
};

/** Whether sending is paused under this policy. An engine that refused everything is asked again on another day. */
export function isPaused({ paused }: RegionState, mark: string, today: string): boolean {
  return paused?.mark === mark && (paused.why === 'denied' || paused.day === today);
}

/** How long nothing is to be sent yet, ms. A clock that was put back since makes no pause longer than any can be. */
export function pauseOf({ notBefore }: RegionState, now: Date): number {
  const pause = notBefore === null ? 0 : Date.parse(notBefore) - now.getTime();
  return pause > 0 && pause <= longestPause ? pause : 0;
}

/** What of the journal a state is compared with. */
export interface JournalEnds {
  /** The last entry that was deleted because its time was over. */
  deleted: number;
  /** The last entry. */
  last: number;
  /** `uid` of the entry at the state's number, if it is there. */
  uidAt: string | null;
}

/**
 * The state as it stands to the journal of now: what was deleted unsent is counted; a journal that is another than the
 * one it tells of, erased or cut, is sent from its beginning.
 * @param known what was kept, `null` where nothing was
 */
export function caughtUp(known: RegionState | null, { deleted, last, uidAt }: JournalEnds): RegionState {
  if (!known) return { ...nothingSent, seq: deleted };
  const isAnother = known.seq > Math.max(deleted, last) || (known.seq > deleted && known.uid !== uidAt);
  if (isAnother) return { ...known, ...startOf(deleted), sheet: 0 };
  if (known.seq >= deleted) return known;
  return { ...known, ...startOf(deleted), lost: known.lost + deleted - known.seq };
}

const startOf = (seq: number): Pick<RegionState, 'seq' | 'uid' | 'suspect' | 'upTo'> => ({
  ...{ seq, uid: null, suspect: null, upTo: null },
});

/** A run of requests begins: what is there now goes one request after the other, as many entries at once as may. */
export function startRun(state: RegionState, last: number, now: Date): RegionState {
  return { ...state, upTo: last, since: now.toISOString(), most: batchLimit.entries };
}

/**
 * Whether the next request begins a run. Tries that fail go on with theirs for as long as new entries wait: whoever
 * sees a try seconds after the last would know when the entry was made that is in this one only.
 */
export function beginsRun({ upTo, since, failures }: RegionState, now: Date): boolean {
  if (upTo === null || since === null) return true;
  const age = now.getTime() - Date.parse(since);
  return failures > 0 && (age < 0 || age >= spread);
}
