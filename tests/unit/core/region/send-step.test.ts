import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { newSheet } from '../../../../core/journal/day-log.ts';
import { takeBatch } from '../../../../core/region/batch.ts';
import { type Outgoing, outgoingSeal } from '../../../../core/region/outbox-item.ts';
import type { RegionAnswer } from '../../../../core/region/response.ts';
import {
  beginsRun,
  caughtUp,
  isPaused,
  nothingSent,
  pauseOf,
  type RegionState,
  startRun,
} from '../../../../core/region/send-state.ts';
import { afterAnswer, bury, nextSize } from '../../../../core/region/send-step.ts';
import { day, dayId, outgoingIncident, sender } from '../../../fixtures/outbox-rows.ts';

type Waiting = [Outgoing, ...Outgoing[]];
type Engine = (uids: readonly string[]) => RegionAnswer;

const given = { now: new Date('2026-11-23T08:00:00Z'), today: day, random: 0.5, mark: 'abcde' };
const some = (count: number): Outgoing[] => Array.from({ length: count }, (_, nth) => outgoingIncident(nth + 1));

/** Sends until nothing is left or a pause begins. Told: what arrived, and after which request the first was given up. */
function send(
  all: readonly Outgoing[],
  engine: Engine,
  from: RegionState = startRun(nothingSent, all.length, given.now),
) {
  const arrived = new Set<string>();
  const sizes: number[] = [];
  let [state, foundAfter] = [from, 0];
  while (!isPaused(state, given.mark, day) && pauseOf(state, given.now) === 0) {
    const [first, ...others] = all.filter(({ at }) => at > state.seq);
    if (!first) break;
    const numbers = [first, ...others].map(({ at }) => at);
    const size = nextSize(state, numbers);
    if (size === 0) state = bury(state, [first], given);
    else {
      const batch = takeBatch([first, ...others], sender, size);
      const uids = batch.entries.map(({ uid }) => uid);
      const answer = engine(uids);
      sizes.push(uids.length);
      if (answer.kind === 'acknowledged') for (const uid of uids) arrived.add(uid);
      state = afterAnswer(state, batch, answer, given);
    }
    if (state.buried > 0) foundAfter ||= sizes.length;
  }
  return { state, sizes, arrived, foundAfter };
}

const refusing =
  (...bad: readonly Outgoing[]): Engine =>
  (uids) => ({ kind: bad.some(({ uid }) => uids.includes(uid)) ? 'refused' : 'acknowledged' });

const always =
  (answer: RegionAnswer): Engine =>
  () =>
    answer;

describe('a bad entry', () => {
  it('is found in the logarithm of their number, wherever it stands, and all others arrive', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (count, nth) => {
        const all = some(count);
        const bad = all[nth % count] as Outgoing;
        const { state, arrived, foundAfter } = send(all, refusing(bad));
        expect(arrived).toEqual(new Set(all.flatMap(({ uid }) => (uid === bad.uid ? [] : [uid]))));
        expect(state).toMatchObject({ seq: count, suspect: null, buried: 1 });
        expect(state.dead).toEqual([{ kind: 'incident', system: 'telegram', day }]);
        expect(foundAfter).toBeLessThanOrEqual(Math.ceil(Math.log2(count)) + 1);
      }),
      { numRuns: 60 },
    );
  });

  it('may be one of several', () => {
    const all = some(100);
    const [first, second] = [all[7] as Outgoing, all[61] as Outgoing];
    const { state, arrived } = send(all, refusing(first, second));
    expect(arrived.size).toBe(98);
    expect(state).toMatchObject({ seq: 100, buried: 2 });
  });

  it('may stand beside others', () => {
    const all = some(100);
    const { state, arrived } = send(all, refusing(...all.slice(40, 44)));
    expect([arrived.size, state.buried, state.paused]).toEqual([96, 4, null]);
  });

  it('is one, where an engine refuses everything: then sending pauses, and nothing more is given up', () => {
    const { state, sizes } = send(some(100), always({ kind: 'refused' }));
    expect(state.paused).toEqual({ why: 'refused', mark: given.mark, day });
    expect([state.buried, state.seq]).toEqual([4, 4]);
    expect(sizes.length).toBeLessThan(40);
    expect(isPaused(state, given.mark, '2026-11-24')).toBe(false); // the fault may be mended there
  });
});

describe('an engine that takes less at once', () => {
  it('gets half, and half of that, and all of it', () => {
    const { sizes, arrived } = send(some(100), (uids) => ({ kind: uids.length > 20 ? 'halve' : 'acknowledged' }));
    expect(sizes.slice(0, 4)).toEqual([100, 50, 25, 12]);
    expect(arrived.size).toBe(100);
  });

  it('is asked for the whole again at the next run', () => {
    expect(startRun({ ...nothingSent, most: 3 }, 9, given.now)).toMatchObject({ most: 500, upTo: 9 });
  });

  it('that takes not even one loses that one only', () => {
    const all = some(4);
    const big = all[2]?.uid ?? '';
    const { state, arrived } = send(all, (uids) => ({ kind: uids.includes(big) ? 'halve' : 'acknowledged' }));
    expect(arrived.size).toBe(3);
    expect(state).toMatchObject({ seq: 4, buried: 1 });
  });
});

describe('an answer that is none yet', () => {
  test.each<RegionAnswer>([{ kind: 'later', after: null }, { kind: 'foreign' }])('%j: a pause that grows', (answer) => {
    const first = send(some(3), always(answer)).state;
    expect(first).toMatchObject({ seq: 0, failures: 1, upTo: 3 });
    expect(pauseOf(first, given.now)).toBe(500);
    const tenth = { ...first, failures: 10, notBefore: null };
    expect(pauseOf(send(some(3), always(answer), tenth).state, given.now)).toBe(512_000);
  });

  it('may ask for its own pause, and the next acknowledgement ends it all', () => {
    const { state } = send(some(3), always({ kind: 'later', after: 60_000 }));
    expect(pauseOf(state, given.now)).toBe(60_500);
    const after = send(some(3), always({ kind: 'acknowledged' }), { ...state, notBefore: null }).state;
    expect(after).toMatchObject({ failures: 0, notBefore: null, sent: day, seq: 3 });
  });

  it('makes no endless pause when the clock is put back', () => {
    const { state } = send(some(3), always({ kind: 'later', after: 60_000 }));
    expect(pauseOf(state, new Date('2020-01-01T00:00:00Z'))).toBe(0);
    expect(pauseOf(state, new Date('2026-11-23T09:00:00Z'))).toBe(0);
  });
});

it('pauses for this policy where its token is not taken', () => {
  const { state } = send(some(3), always({ kind: 'denied' }));
  expect(state).toMatchObject({ seq: 0, buried: 0, paused: { why: 'denied' } });
  expect(isPaused(state, given.mark, '2026-11-30')).toBe(true);
  expect(isPaused(state, 'other', day)).toBe(false);
});

it('does not send again what was rejected, and says how many, or which where all were', () => {
  const all = some(5);
  expect(send(all, always({ kind: 'partial', rejected: 2 })).state).toMatchObject({ seq: 5, rejected: 2, buried: 0 });
  expect(send(all, always({ kind: 'partial', rejected: 5 })).state).toMatchObject({ seq: 5, rejected: 0, buried: 5 });
});

it('goes on with closed days by their own numbers', () => {
  const seal = outgoingSeal(4, newSheet(day, dayId, null), 0);
  const batch = takeBatch([seal], sender);
  const before = { ...nothingSent, seq: 9, uid: 'x' };
  expect(afterAnswer(before, batch, { kind: 'acknowledged' }, given)).toMatchObject({ seq: 9, uid: 'x', sheet: 4 });
  const refused = afterAnswer(before, batch, { kind: 'refused' }, given);
  expect(refused).toMatchObject({ seq: 9, sheet: 4, dead: [{ kind: 'seal', system: null, day }] });
});

it('remembers the last hundred that were given up, and how many there were', () => {
  let state = nothingSent;
  for (const one of some(150)) state = { ...bury(state, [one], given), inARow: 0 };
  expect([state.dead.length, state.buried, state.seq]).toEqual([100, 150, 150]);
});

describe('what is new while tries fail', () => {
  const failing = { ...startRun(nothingSent, 3, given.now), failures: 4 };
  const later = (minutes: number): Date => new Date(given.now.getTime() + minutes * 60_000);

  it('goes with none of them for a lesson, or the try would tell when it was made', () => {
    expect(beginsRun(failing, later(44))).toBe(false);
    expect(beginsRun(failing, later(45))).toBe(true);
    expect(beginsRun({ ...failing, failures: 0 }, later(45))).toBe(false);
  });

  it('does not wait for a clock that was put back', () => expect(beginsRun(failing, later(-1))).toBe(true));

  it('waits its own time where nothing is under way', () => expect(beginsRun(nothingSent, given.now)).toBe(true));
});

it('goes on after two weeks without an answer: a few tries an hour, then all in some requests', () => {
  const all = some(5000);
  const [start, end] = [given.now.getTime(), given.now.getTime() + 14 * 24 * 3600_000];
  let [now, state, tries] = [start, startRun(nothingSent, 100, given.now), 0];
  const batch = takeBatch(all as Waiting, sender);
  while (now < end) {
    const at = { ...given, now: new Date(now), random: (tries * 0.618) % 1 };
    if (beginsRun(state, at.now)) state = startRun(state, all.length, at.now);
    state = afterAnswer(state, batch, { kind: 'later', after: null }, at);
    tries += 1;
    const pause = pauseOf(state, at.now);
    expect(pause).toBeLessThanOrEqual(30 * 60_000);
    now += pause;
  }
  expect(tries).toBeLessThan(14 * 24 * 6);
  expect(state.upTo).toBe(5000);
  const { arrived, sizes } = send(all, always({ kind: 'acknowledged' }), { ...state, notBefore: null });
  expect([arrived.size, sizes.length < 40]).toEqual([5000, true]);
});

describe('beside the journal as it is now', () => {
  const known: RegionState = { ...nothingSent, seq: 50, uid: 'fifty', sheet: 3, suspect: 60, upTo: 70 };
  const ends = { deleted: 0, last: 80, uidAt: 'fifty' };

  it('is as it was where the journal is', () => expect(caughtUp(known, ends)).toBe(known));

  it('begins where the journal does', () => {
    expect(caughtUp(null, { ...ends, deleted: 20 })).toEqual({ ...nothingSent, seq: 20 });
  });

  it('counts what was deleted before it was sent', () => {
    const after = caughtUp(known, { ...ends, deleted: 58, uidAt: null });
    expect(after).toMatchObject({ seq: 58, uid: null, lost: 8, suspect: null, sheet: 3 });
    expect(caughtUp(after, { ...ends, deleted: 58, uidAt: null })).toBe(after);
    expect(caughtUp(known, { ...ends, deleted: 50, uidAt: null })).toBe(known);
  });

  it('begins again with a journal that is another', () => {
    const again = { seq: 0, uid: null, sheet: 0, suspect: null, upTo: null, lost: 0 };
    expect(caughtUp(known, { ...ends, uidAt: 'other' })).toMatchObject(again);
    expect(caughtUp(known, { ...ends, last: 40, uidAt: null })).toMatchObject(again);
    expect(caughtUp({ ...known, lost: 5 }, { deleted: 30, last: 80, uidAt: 'other' })).toMatchObject({
      ...again,
      seq: 30,
      lost: 5,
    });
  });
});
