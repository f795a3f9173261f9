import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isExpired,
  type LatestDay,
  latestDayOf,
  nextTrustedDay,
  type TrustedDay,
} from '../../../../core/journal/trusted-day.ts';
import { addDays } from '../../../../core/time/local-time.ts';

interface Kept {
  /** The real ISO day. */
  made: string;
  reckoned: LatestDay;
}

/** A PC whose clock can be wrong, with its day logs and the deleted ones. */
class Pc {
  trustedDay: TrustedDay | null = null;
  sheets: Kept[] = [];
  deleted: { made: string; on: string }[] = [];

  /** Work for a day. @param real the real ISO day @param shown the day the clock shows @param days retention */
  work(real: string, shown: string, days: number): void {
    const trustedDay = nextTrustedDay(this.trustedDay, shown);
    this.trustedDay = trustedDay;
    this.sheets.push({ made: real, reckoned: null });
    for (const dayLog of this.sheets) dayLog.reckoned = latestDayOf(dayLog.reckoned, trustedDay);
    while (this.sheets[0] && isExpired(this.sheets[0].reckoned, trustedDay, shown, days)) {
      this.deleted.push({ made: this.sheets.shift()?.made ?? '', on: real });
    }
  }
}

const start = '2026-09-01';
const age = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe('a correct clock', () => {
  it('deletes a day log on the first day after its retention', () => {
    const pc = new Pc();
    for (let i = 0; i < 200; i++) pc.work(addDays(start, i), addDays(start, i), 90);
    expect(new Set(pc.deleted.map(({ made, on }) => age(made, on)))).toEqual(new Set([91]));
    expect(pc.sheets).toHaveLength(91);
  });

  it('deletes old day logs within five days of work after a long pause', () => {
    const pc = new Pc();
    for (let i = 0; i < 5; i++) pc.work(addDays(start, i), addDays(start, i), 90);
    for (let i = 0; i < 4; i++) pc.work(addDays(start, 100 + i), addDays(start, 100 + i), 90);
    expect(pc.deleted).toEqual([]);
    pc.work(addDays(start, 104), addDays(start, 104), 90);
    expect(pc.deleted).toHaveLength(5);
  });
});

describe.each([-366, 366, -3650, 30, -30])('a clock that jumps by %d days', (jump) => {
  it('for four days deletes nothing early and nothing late', () => {
    const pc = new Pc();
    for (let i = 0; i < 30; i++) pc.work(addDays(start, i), addDays(start, i), 30);
    for (let i = 30; i < 34; i++) pc.work(addDays(start, i), addDays(start, i + jump), 30);
    for (let i = 34; i < 100; i++) pc.work(addDays(start, i), addDays(start, i), 30);
    for (const { made, on } of pc.deleted) expect(age(made, on)).toBeGreaterThan(30);
    for (const { made } of pc.sheets) expect(age(made, addDays(start, 99))).toBeLessThanOrEqual(30);
  });
});

it('deletes nothing early and keeps nothing forever, for any jumps of up to four days of work', () => {
  const stretch = fc.record({
    days: fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 20 }),
    jump: fc.oneof(fc.integer({ min: -4000, max: -60 }), fc.integer({ min: 60, max: 4000 })),
    wrong: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 8 }), fc.integer({ min: 1, max: 365 }), (stretches, days) => {
      const pc = new Pc();
      let real = start;
      const pass = (step: number, off = 0): void => {
        real = addDays(real, step);
        pc.work(real, addDays(real, off), days);
      };
      pass(0);
      for (const { days: steps, jump, wrong } of stretches) {
        for (const step of steps) pass(step);
        for (let i = 0; i < wrong; i++) pass(1, jump);
        pass(1);
      }
      for (const { made, on } of pc.deleted) expect(age(made, on)).toBeGreaterThan(days);
      for (let i = 0; i < days + 10; i++) pass(1);
      expect(age(pc.sheets[0]?.made ?? '', real)).toBeLessThanOrEqual(days);
    }),
    { numRuns: 50 },
  );
});

it('trusts a clock that is corrected by years after five days of work', () => {
  for (const from of ['2010-01-01', '2037-01-01']) {
    const pc = new Pc();
    pc.work(start, from, 90);
    for (let i = 1; i < 6; i++) pc.work(addDays(start, i), addDays(start, i), 90);
    expect(pc.trustedDay).toEqual({ day: addDays(start, 5), strange: null });
    for (let i = 6; i < 120; i++) pc.work(addDays(start, i), addDays(start, i), 90);
    expect(pc.sheets).toHaveLength(91);
  }
});
