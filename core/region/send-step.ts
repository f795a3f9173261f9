import { backOff } from './backoff.ts';
import type { Batch } from './batch.ts';
import type { Outgoing } from './outbox-item.ts';
import type { RegionAnswer } from './response.ts';
import type { DeadLetter, RegionState } from './send-state.ts';

/** Dead letters that are remembered one by one. */
const REMEMBERED = 100;

/** An engine that refuses so many in a row is none for these entries: they are not given up one after the other. */
const TOO_MANY = 5;

/** What an answer is weighed with. */
export interface Circumstances {
  now: Date;
  /** ISO day by the lyceum's clock. */
  today: string;
  /** From 0 up to 1. */
  random: number;
  /** core/policy/region-policy.ts `regionMark` */
  mark: string;
}

/**
 * How many entries the next request takes of those that wait: half of those among which is a bad one, so that it is
 * found in the logarithm of their number. 0 when the first of them is known to be it.
 * @param waiting numbers of what waits, rising
 */
export function nextSize({ most, suspect }: RegionState, waiting: readonly number[]): number {
  const suspects = suspect === null ? 0 : waiting.filter((at) => at <= suspect).length;
  if (suspects === 0) return most;
  return Math.min(most, Math.floor(suspects / 2));
}

/** What holds after an answer. `later` and no answer at all make a pause; everything else lets the next step follow. */
export function afterAnswer(
  state: RegionState,
  { entries }: Batch,
  answer: RegionAnswer,
  given: Circumstances,
): RegionState {
  switch (answer.kind) {
    case 'acknowledged':
      return acknowledged(state, entries, given);
    case 'partial':
      return partlyRejected(acknowledged(state, entries, given), entries, answer.rejected);
    case 'halve':
      if (entries.length === 1) return bury(state, entries, given);
      return { ...state, most: Math.floor(entries.length / 2) };
    case 'refused':
      if (entries.length === 1) return bury(state, entries, given);
      return { ...state, suspect: entries.at(-1)?.at ?? null };
    case 'denied':
      return { ...state, upTo: null, paused: { why: 'denied', mark: given.mark, day: given.today } };
    case 'foreign':
      return failed(state, null, given);
    case 'later':
      return failed(state, answer.after, given);
  }
}

/** Gives entries up: they stay in the journal, and sending goes on behind them. */
export function bury(state: RegionState, entries: readonly Outgoing[], { mark, today }: Circumstances): RegionState {
  const inARow = state.inARow + entries.length;
  // Of what follows nothing is known: the one that was looked for may have been the only one.
  if (inARow < TOO_MANY) return { ...past(listed(state, entries), entries), suspect: null, inARow };
  return { ...state, inARow: 0, upTo: null, suspect: null, paused: { why: 'refused', mark, day: today } };
}

function acknowledged(state: RegionState, entries: readonly Outgoing[], { today }: Circumstances): RegionState {
  return { ...past(state, entries), failures: 0, notBefore: null, paused: null, sent: today, inARow: 0 };
}

/** One entry that was rejected is known; of many nobody says which. */
function partlyRejected(state: RegionState, entries: readonly Outgoing[], rejected: number): RegionState {
  return rejected >= entries.length ? listed(state, entries) : { ...state, rejected: state.rejected + rejected };
}

function failed(state: RegionState, after: number | null, { now, random }: Circumstances): RegionState {
  const failures = state.failures + 1;
  const until = new Date(now.getTime() + backOff(failures, random, after));
  return { ...state, failures, notBefore: until.toISOString() };
}

function listed(state: RegionState, entries: readonly Outgoing[]): RegionState {
  const letters = entries.map(({ what, day }): DeadLetter => {
    return { kind: what.kind, system: what.kind === 'incident' ? what.system : null, day };
  });
  return { ...state, dead: [...state.dead, ...letters].slice(-REMEMBERED), buried: state.buried + entries.length };
}

/** Moves behind these entries. */
function past(state: RegionState, entries: readonly Outgoing[]): RegionState {
  const last = entries.at(-1);
  if (!last) return state;
  if (last.what.kind === 'seal') return { ...state, sheet: last.at };
  const suspect = state.suspect !== null && state.suspect <= last.at ? null : state.suspect;
  return { ...state, seq: last.at, uid: last.uid, suspect };
}
