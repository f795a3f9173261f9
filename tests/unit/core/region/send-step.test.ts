import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { newDayLog } from '../../../../core/journal/day-log.ts';
import { batchLimit, takeBatch } from '../../../../core/region/batch.ts';
import { nextStep, type Pending } from '../../../../core/region/next-step.ts';
import { type OutboxItem, sealItem } from '../../../../core/region/outbox-item.ts';
import type { EngineResponse } from '../../../../core/region/response.ts';
import {
  beginsRun,
  initialState,
  isPaused,
  pauseLeft,
  type SendState,
  startRun,
} from '../../../../core/region/send-state.ts';
import { afterResponse, discard } from '../../../../core/region/send-step.ts';
import { day, dayId, incidentItem, sender } from '../../../fixtures/outbox-rows.ts';

/** Return the response to a request with these record ids. */
type FakeEngine = (uids: readonly string[]) => EngineResponse;

const context = { now: new Date('2026-11-23T08:00:00Z'), today: day, random: 0.5, fingerprint: 'abcde' };
const some = (count: number): OutboxItem[] => Array.from({ length: count }, (_, nth) => incidentItem(nth + 1));

/**
 * Take the steps of `nextStep` until nothing is left or it waits.
 * @returns what arrived, the size of each request, and the number of requests before the first entry was discarded
 */
function drain(all: readonly OutboxItem[], engine: FakeEngine, from: SendState = initialState) {
  const arrived = new Set<string>();
  const sizes: number[] = [];
  let [state, foundAfter] = [from, 0];
  for (;;) {
    const step = nextStep(state, pendingOf(all, state), { ...context, sender });
    if (step.kind === 'wait' || (step.kind === 'skip' && step.state.runEnd === null)) break;
    state = step.state;
    if (step.kind === 'request') {
      const uids = step.batch.entries.map(({ uid }) => uid);
      const response = engine(uids);
      sizes.push(uids.length);
      if (response.kind === 'acknowledged') for (const uid of uids) arrived.add(uid);
      state = afterResponse(state, step.batch, response, context);
    }
    if (state.discardedTotal > 0) foundAfter ||= sizes.length;
  }
  return { state, sizes, arrived, foundAfter };
}

/** Return the pending items of an outbox with these entries. */
function pendingOf(all: readonly OutboxItem[], { seq, uid }: SendState): Pending {
  const items = all.filter(({ at }) => at > seq).slice(0, batchLimit.entries);
  const end = items.at(-1);
  return { items, through: end ? { seq: end.at, uid: end.uid } : { seq, uid }, last: all.length };
}

const refusing =
  (...bad: readonly OutboxItem[]): FakeEngine =>
  (uids) => ({ kind: bad.some(({ uid }) => uids.includes(uid)) ? 'refused' : 'acknowledged' });

const always =
  (response: EngineResponse): FakeEngine =>
  () =>
    response;

describe('a refused entry', () => {
  it('is found in log2(n) requests at any position, and all others arrive', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (count, nth) => {
        const all = some(count);
        const bad = all[nth % count] as OutboxItem;
        const { state, arrived, foundAfter } = drain(all, refusing(bad));
        expect(arrived).toEqual(new Set(all.flatMap(({ uid }) => (uid === bad.uid ? [] : [uid]))));
        expect(state).toMatchObject({ seq: count, suspect: null, discardedTotal: 1 });
        expect(state.deadLetters).toEqual([{ kind: 'incident', system: 'telegram', day }]);
        expect(foundAfter).toBeLessThanOrEqual(Math.ceil(Math.log2(count)) + 1);
      }),
      { numRuns: 60 },
    );
  });

  it('may be one of two that are far apart', () => {
    const all = some(100);
    const [first, second] = [all[7] as OutboxItem, all[61] as OutboxItem];
    const { state, arrived } = drain(all, refusing(first, second));
    expect(arrived.size).toBe(98);
    expect(state).toMatchObject({ seq: 100, discardedTotal: 2 });
  });

  it('may be one of four in a row', () => {
    const all = some(100);
    const { state, arrived } = drain(all, refusing(...all.slice(40, 44)));
    expect([arrived.size, state.discardedTotal, state.paused]).toEqual([96, 4, null]);
  });

  it('pauses sending instead of discarding more when the engine refuses everything', () => {
    const { state, sizes } = drain(some(100), always({ kind: 'refused' }));
    expect(state.paused).toEqual({ why: 'refused', mark: context.fingerprint, day });
    expect([state.discardedTotal, state.seq]).toEqual([4, 4]);
    expect(sizes.length).toBeLessThan(40);
    expect(isPaused(state, context.fingerprint, '2026-11-24')).toBe(false);
  });
});

describe('an engine that answers 413', () => {
  it('gets batches that halve until they fit', () => {
    const { sizes, arrived } = drain(some(100), (uids) => ({ kind: uids.length > 20 ? 'too-large' : 'acknowledged' }));
    expect(sizes.slice(0, 4)).toEqual([100, 50, 25, 12]);
    expect(arrived.size).toBe(100);
  });

  it('gets full batches again in the next run', () => {
    expect(startRun({ ...initialState, batchSize: 3 }, 9, context.now)).toMatchObject({ batchSize: 500, runEnd: 9 });
  });

  it('loses only the entry that does not fit alone', () => {
    const all = some(4);
    const big = all[2]?.uid ?? '';
    const { state, arrived } = drain(all, (uids) => ({ kind: uids.includes(big) ? 'too-large' : 'acknowledged' }));
    expect(arrived.size).toBe(3);
    expect(state).toMatchObject({ seq: 4, discardedTotal: 1 });
  });
});

describe('a retryable response', () => {
  test.each<EngineResponse>([{ kind: 'retry', retryAfter: null }, { kind: 'foreign' }])(
    '%j doubles the pause',
    (response) => {
      const first = drain(some(3), always(response)).state;
      expect(first).toMatchObject({ seq: 0, failures: 1, runEnd: 3 });
      expect(pauseLeft(first, context.now)).toBe(500);
      const tenth = { ...first, failures: 10, notBefore: null };
      expect(pauseLeft(drain(some(3), always(response), tenth).state, context.now)).toBe(512_000);
    },
  );

  it('adds Retry-After to the pause, and the next acknowledgement resets it', () => {
    const { state } = drain(some(3), always({ kind: 'retry', retryAfter: 60_000 }));
    expect(pauseLeft(state, context.now)).toBe(60_500);
    const after = drain(some(3), always({ kind: 'acknowledged' }), { ...state, notBefore: null }).state;
    expect(after).toMatchObject({ failures: 0, notBefore: null, sent: day, seq: 3 });
  });

  it('does not pause longer when the clock is set back', () => {
    const { state } = drain(some(3), always({ kind: 'retry', retryAfter: 60_000 }));
    expect(pauseLeft(state, new Date('2020-01-01T00:00:00Z'))).toBe(0);
    expect(pauseLeft(state, new Date('2026-11-23T09:00:00Z'))).toBe(0);
  });
});

it('pauses under this policy when the token is denied', () => {
  const { state } = drain(some(3), always({ kind: 'denied' }));
  expect(state).toMatchObject({ seq: 0, discardedTotal: 0, paused: { why: 'denied' } });
  expect(isPaused(state, context.fingerprint, '2026-11-30')).toBe(true);
  expect(isPaused(state, 'other', day)).toBe(false);
});

it('counts rejected entries, and lists them when all were rejected', () => {
  const all = some(5);
  expect(drain(all, always({ kind: 'partial', rejected: 2 })).state).toMatchObject({
    seq: 5,
    rejected: 2,
    discardedTotal: 0,
  });
  expect(drain(all, always({ kind: 'partial', rejected: 5 })).state).toMatchObject({
    seq: 5,
    rejected: 0,
    discardedTotal: 5,
  });
});

it('tracks closed days by the number of the day log', () => {
  const seal = sealItem(4, newDayLog(day, dayId, null), 0);
  const batch = takeBatch([seal], sender);
  const before = { ...initialState, seq: 9, uid: 'x' };
  expect(afterResponse(before, batch, { kind: 'acknowledged' }, context)).toMatchObject({
    seq: 9,
    uid: 'x',
    dayLog: 4,
  });
  const refused = afterResponse(before, batch, { kind: 'refused' }, context);
  expect(refused).toMatchObject({ seq: 9, dayLog: 4, deadLetters: [{ kind: 'seal', system: null, day }] });
});

it('keeps the last 100 dead letters and the total', () => {
  let state = initialState;
  for (const one of some(150)) state = { ...discard(state, [one], context), consecutiveRejections: 0 };
  expect([state.deadLetters.length, state.discardedTotal, state.seq]).toEqual([100, 150, 150]);
});

it('retries a few times an hour for two weeks offline, then sends everything in a few requests', () => {
  const all = some(5000);
  const [start, end] = [context.now.getTime(), context.now.getTime() + 14 * 24 * 3600_000];
  let [now, state, tries] = [start, startRun(initialState, 100, context.now), 0];
  const batch = takeBatch(all as [OutboxItem, ...OutboxItem[]], sender);
  while (now < end) {
    const at = { ...context, now: new Date(now), random: (tries * 0.618) % 1 };
    if (beginsRun(state, at.now)) state = startRun(state, all.length, at.now);
    state = afterResponse(state, batch, { kind: 'retry', retryAfter: null }, at);
    tries += 1;
    const pause = pauseLeft(state, at.now);
    expect(pause).toBeLessThanOrEqual(30 * 60_000);
    now += pause;
  }
  expect(tries).toBeLessThan(14 * 24 * 6);
  expect(state.runEnd).toBe(5000);
  const { arrived, sizes } = drain(all, always({ kind: 'acknowledged' }), { ...state, notBefore: null });
  expect([arrived.size, sizes.length < 40]).toEqual([5000, true]);
});
