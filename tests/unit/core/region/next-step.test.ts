import { describe, expect, it, test } from 'vitest';
import { newDayLog } from '../../../../core/journal/day-log.ts';
import { type NextStep, nextStep, type Pending, type SendTerms, sendDelay } from '../../../../core/region/next-step.ts';
import { sealItem } from '../../../../core/region/outbox-item.ts';
import { initialState, type SendState, startRun } from '../../../../core/region/send-state.ts';
import { day, dayId, incidentItem, sender } from '../../../fixtures/outbox-rows.ts';

const now = new Date('2026-11-23T08:00:00Z');
const terms: SendTerms = { now, today: day, random: 0.5, fingerprint: 'abcde', sender };
const items = Array.from({ length: 8 }, (_, nth) => incidentItem(nth + 1));
const seal = sealItem(4, newDayLog(day, dayId, null), 0);
const entries: Pending = { items, through: { seq: 8, uid: 'eight' }, last: 8 };
const none: Pending = { items: [], through: { seq: 8, uid: 'eight' }, last: 8 };
const running: SendState = startRun(initialState, 8, now);
const at8: SendState = { ...running, seq: 8, uid: 'eight' };
const pausedFor = (why: 'denied' | 'refused', mark = 'abcde', since = day): SendState => ({
  ...running,
  paused: { why, mark, day: since },
});

/** What a row of the table states: the kind of step and the part of it that matters. */
const summary = (step: NextStep): unknown => {
  if (step.kind === 'wait') return `wait: ${step.reason}`;
  if (step.kind === 'skip') return `skip to ${step.state.seq}, run ${step.state.runEnd ?? 'over'}`;
  return `request of ${step.batch.entries.length}, run to ${step.state.runEnd}`;
};

test.each<[string, SendState, Pending, string]>([
  ['nothing was ever sent', initialState, entries, 'request of 8, run to 8'],
  ['a run is in progress', { ...running, runEnd: 5 }, entries, 'request of 8, run to 5'],
  ['a run has failed for a lesson', failing('07:15'), entries, 'request of 8, run to 8'],
  ['a run has failed for less', failing('07:16'), entries, 'request of 8, run to 5'],
  ['the engine takes three at once', { ...running, batchSize: 3 }, entries, 'request of 3, run to 8'],
  ['one of six suspects is refused', { ...running, suspect: 6 }, entries, 'request of 3, run to 8'],
  ['the first is the refused one', { ...running, suspect: 1 }, entries, 'skip to 1, run 8'],
  ['no read entry can be sent', running, none, 'skip to 8, run 8'],
  ['nothing is left', at8, none, 'skip to 8, run over'],
  ['a closed day is left', at8, { ...none, items: [seal] }, 'request of 1, run to 8'],
  ['the token was denied', pausedFor('denied', 'abcde', '2026-11-01'), entries, 'wait: paused'],
  ['the token was denied by another policy', pausedFor('denied', 'other'), entries, 'request of 8, run to 8'],
  ['entries were refused today', pausedFor('refused'), entries, 'wait: paused'],
  ['entries were refused yesterday', pausedFor('refused', 'abcde', '2026-11-22'), entries, 'request of 8, run to 8'],
  ['a backoff is running', { ...running, notBefore: '2026-11-23T08:00:01Z' }, entries, 'wait: backoff'],
  ['a backoff is over', { ...running, notBefore: '2026-11-23T08:00:00Z' }, entries, 'request of 8, run to 8'],
])('%s', (_when, state, pending, expected) => {
  expect(summary(nextStep(state, pending, terms))).toBe(expected);
});

it('discards the entry that a closed bisection points to', () => {
  const step = nextStep({ ...running, suspect: 1 }, entries, terms);
  expect(step).toMatchObject({ kind: 'skip', state: { suspect: null, discardedTotal: 1, consecutiveRejections: 1 } });
});

describe('the delay before the next step', () => {
  const minutes = (ms: number | null): number | null => (ms === null ? null : ms / 60_000);

  test.each<[string, SendState, number | null]>([
    ['a new entry: half of a lesson', initialState, 22.5],
    ['a pause that is longer', { ...initialState, notBefore: '2026-11-23T09:00:00Z' }, 60],
    ['an interrupted run: a minute', running, 1],
    ['a failing run: the rest of its backoff', { ...running, failures: 1, notBefore: '2026-11-23T08:05:00Z' }, 5],
    ['a denied token: until the policy changes', pausedFor('denied'), null],
  ])('%s', (_when, state, expected) => expect(minutes(sendDelay(state, terms))).toBe(expected));
});

/** A run over five entries that failed twice and began at this time (UTC). */
function failing(time: string): SendState {
  return { ...running, runEnd: 5, runStart: `${day}T${time}:00Z`, failures: 2 };
}
