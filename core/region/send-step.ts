import { backoff } from './backoff.ts';
import type { Batch } from './batch.ts';
import { isClosedDay, type OutboxItem } from './outbox-item.ts';
import type { EngineResponse } from './response.ts';
import type { DeadLetter, SendState } from './send-state.ts';

/** Number of dead letters that are kept. */
const maxDeadLetters = 100;

/** After this many consecutive refusals assume a server fault and pause, instead of discarding every entry. */
const maxConsecutiveRejections = 5;

/** Clock, chance and policy at the time of a step. */
export interface SendContext {
  now: Date;
  /** ISO day in the school's time zone. */
  today: string;
  /** From 0 up to, not including, 1. */
  random: number;
  /** Fingerprint of the policy, `regionFingerprint`. */
  fingerprint: string;
}

/**
 * Return the size of the next request in entries. While a refused entry is among them, take half of the suspects, so
 * that bisection finds it in log2(n) requests.
 * @param seqs `seq` of the pending entries, ascending
 * @returns 0 when the first entry is the refused one
 */
export function nextSize({ batchSize, suspect }: SendState, seqs: readonly number[]): number {
  const suspects = suspect === null ? 0 : seqs.filter((seq) => seq <= suspect).length;
  if (suspects === 0) return batchSize;
  return Math.min(batchSize, Math.floor(suspects / 2));
}

/** Return the state after a response. A retryable response sets `notBefore`; after any other one sending goes on. */
export function afterResponse(
  state: SendState,
  { entries }: Batch,
  response: EngineResponse,
  context: SendContext,
): SendState {
  switch (response.kind) {
    case 'acknowledged':
      return acknowledged(state, entries, context);
    case 'partial':
      return partlyRejected(acknowledged(state, entries, context), entries, response.rejected);
    case 'too-large':
      if (entries.length === 1) return discard(state, entries, context);
      return { ...state, batchSize: Math.floor(entries.length / 2) };
    case 'refused':
      if (entries.length === 1) return discard(state, entries, context);
      return { ...state, suspect: entries.at(-1)?.at ?? null };
    case 'denied':
      return { ...state, runEnd: null, paused: { why: 'denied', mark: context.fingerprint, day: context.today } };
    case 'foreign':
      return failed(state, null, context);
    case 'retry':
      return failed(state, response.retryAfter, context);
  }
}

/** Skip entries for good, and pause after too many. They stay in the journal. */
export function discard(
  state: SendState,
  entries: readonly OutboxItem[],
  { fingerprint, today }: SendContext,
): SendState {
  const consecutiveRejections = state.consecutiveRejections + entries.length;
  if (consecutiveRejections >= maxConsecutiveRejections) {
    const paused = { why: 'refused', mark: fingerprint, day: today } as const;
    return { ...state, consecutiveRejections: 0, runEnd: null, suspect: null, paused };
  }
  // Reset the bisection: later entries may be fine.
  return { ...advance(withDeadLetters(state, entries), entries), suspect: null, consecutiveRejections };
}

function acknowledged(state: SendState, entries: readonly OutboxItem[], { today }: SendContext): SendState {
  const after = advance(state, entries);
  return { ...after, failures: 0, notBefore: null, paused: null, sent: today, consecutiveRejections: 0 };
}

/** The engine gives a count only: the rejected entries are known when all of them were rejected. */
function partlyRejected(state: SendState, entries: readonly OutboxItem[], rejected: number): SendState {
  return rejected >= entries.length
    ? withDeadLetters(state, entries)
    : { ...state, rejected: state.rejected + rejected };
}

function failed(state: SendState, retryAfter: number | null, { now, random }: SendContext): SendState {
  const failures = state.failures + 1;
  const until = new Date(now.getTime() + backoff(failures, random, retryAfter));
  return { ...state, failures, notBefore: until.toISOString() };
}

function withDeadLetters(state: SendState, entries: readonly OutboxItem[]): SendState {
  const added = entries.map(({ content, day }): DeadLetter => {
    return { kind: content.kind, system: content.kind === 'incident' ? content.system : null, day };
  });
  const deadLetters = [...state.deadLetters, ...added].slice(-maxDeadLetters);
  return { ...state, deadLetters, discardedTotal: state.discardedTotal + entries.length };
}

/** Move past these entries. */
function advance(state: SendState, entries: readonly OutboxItem[]): SendState {
  const last = entries.at(-1);
  if (!last) return state;
  if (isClosedDay(last)) return { ...state, dayLog: last.at };
  const suspect = state.suspect !== null && state.suspect <= last.at ? null : state.suspect;
  return { ...state, seq: last.at, uid: last.uid, suspect };
}
