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
  /** The day it was really made. */
  made: string;
  reckoned: LatestDay;
}

/** A PC whose clock may be wrong, and what it keeps and deletes. */
class Pc {
  trustedDay: TrustedDay | null = null;
  sheets: Kept[] = [];
  deleted: { made: string; on: string }[] = [];

  /** A day of work. @param real the day it is @param shown the day the clock shows */
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

describe('a PC whose clock is right', () => {
  it('deletes what is older than its time on the day it is, and nothing before', () => {
    const pc = new Pc();
    for (let i = 0; i < 200; i++) pc.work(addDays(start, i), addDays(start, i), 90);
    expect(new Set(pc.deleted.map(({ made, on }) => age(made, on)))).toEqual(new Set([91]));
    expect(pc.sheets).toHaveLength(91);
  });

  it('deletes what summer made old within a school week', () => {
    const pc = new Pc();
    for (let i = 0; i < 5; i++) pc.work(addDays(start, i), addDays(start, i), 90);
    for (let i = 0; i < 4; i++) pc.work(addDays(start, 100 + i), addDays(start, 100 + i), 90);
    expect(pc.deleted).toEqual([]);
    pc.work(addDays(start, 104), addDays(start, 104), 90);
    expect(pc.deleted).toHaveLength(5);
  });
});

describe.each([-366, 366, -3650, 30, -30])('a clock that jumps by %d days', (jump) => {
  it('for less than a school week deletes nothing before its time, and what was made then in its time', () => {
    const pc = new Pc();
    for (let i = 0; i < 30; i++) pc.work(addDays(start, i), addDays(start, i), 30);
    for (let i = 30; i < 34; i++) pc.work(addDays(start, i), addDays(start, i + jump), 30);
    for (let i = 34; i < 100; i++) pc.work(addDays(start, i), addDays(start, i), 30);
    for (const { made, on } of pc.deleted) expect(age(made, on)).toBeGreaterThan(30);
    for (const { made } of pc.sheets) expect(age(made, addDays(start, 99))).toBeLessThanOrEqual(30);
  });
});

it('never deletes before its time, wherever the clock jumps to for less than a school week, and holds nothing forever', () => {
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

it('believes a clock that was set right after years, both ways', () => {
  for (const from of ['2010-01-01', '2037-01-01']) {
    const pc = new Pc();
    pc.work(start, from, 90);
    for (let i = 1; i < 6; i++) pc.work(addDays(start, i), addDays(start, i), 90);
    expect(pc.trustedDay).toEqual({ day: addDays(start, 5), strange: null });
    for (let i = 6; i < 120; i++) pc.work(addDays(start, i), addDays(start, i), 90);
    expect(pc.sheets).toHaveLength(91);
  }
});
