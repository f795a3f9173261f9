import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absentDaysIn, type DatedLog, type Pause, pausesOf } from '../../../../core/journal/absent-days.ts';
import { latestDayOf, nextTrustedDay, type TrustedDay } from '../../../../core/journal/trusted-day.ts';
import { daysToCheck } from '../../../../core/journal/uncovered-lessons.ts';
import { addDays } from '../../../../core/time/local-time.ts';
import { weekdayOf } from '../../../../core/time/weekday.ts';

const isWeekday = (day: string): boolean => weekdayOf(day) <= 5;

/** Return the day logs of a PC whose clock showed these days, as the journal begins them, and the trusted day. */
function logsOf(days: readonly string[]): { logs: DatedLog[]; trusted: TrustedDay | null } {
  let trusted: TrustedDay | null = null;
  let logs: DatedLog[] = [];
  for (const day of days) {
    if (logs.at(-1)?.day === day) continue;
    const now: TrustedDay = nextTrustedDay(trusted, day);
    logs = logs.map((log) => ({ ...log, reckoned: latestDayOf(log.reckoned, now) }));
    logs.push({ day, after: logs.at(-1)?.day ?? null, reckoned: latestDayOf(null, now) });
    trusted = now;
  }
  return { logs, trusted };
}

/** Start the browser on each of these days in turn, and return the days that are noted as absent. */
function noted(starts: readonly string[], isSchoolDay = isWeekday, retention = 90) {
  let checked: string | null = null;
  return starts.flatMap((today, i) => {
    const { logs, trusted } = logsOf(starts.slice(0, i + 1));
    const check = daysToCheck(checked, trusted, today, retention);
    checked = check?.through ?? checked;
    return check ? absentDaysIn(check.days, isSchoolDay, pausesOf(logs)) : [];
  });
}

describe('a school day without a start between two with one is an absence', () => {
  it.each([
    ['one day', ['2026-11-23', '2026-11-25'], [{ day: '2026-11-24', untilDay: '2026-11-24', days: 1 }]],
    ['a week-end does not count', ['2026-11-20', '2026-11-23'], []],
    [
      'a run over a week-end counts its school days',
      ['2026-11-18', '2026-11-25'],
      [{ day: '2026-11-19', untilDay: '2026-11-24', days: 4 }],
    ],
    [
      'a start on Saturday ends a run',
      ['2026-11-19', '2026-11-21', '2026-11-24'],
      [
        { day: '2026-11-20', untilDay: '2026-11-20', days: 1 },
        { day: '2026-11-23', untilDay: '2026-11-23', days: 1 },
      ],
    ],
    ['the first installation makes none', ['2026-11-23'], []],
    ['two days in a row make none', ['2026-11-23', '2026-11-24'], []],
    [
      'a long pause, once the clock is trusted again',
      ['2026-10-05', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'],
      [{ day: '2026-10-06', untilDay: '2026-11-13', days: 29 }],
    ],
  ])('%s', (_name, starts, expected) => {
    expect(noted(starts)).toEqual(expected);
  });

  const afterPause = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];

  it('notes nothing before retention', () => {
    const found = noted(['2026-09-07', ...afterPause], isWeekday, 30);
    expect(found).toEqual([{ day: '2026-10-21', untilDay: '2026-11-13', days: 18 }]);
  });

  it('a PC that was out of use for longer than a summer has none', () => {
    expect(noted(['2026-04-06', ...afterPause])).toEqual([]);
  });
});

describe('a clock that was wrong makes no absence', () => {
  const wrong = (days: string[]): string[] => ['2026-11-20', '2026-11-23', ...days];

  it.each([
    ['an empty battery at the start, then the right time', wrong(['2009-01-01', '2026-11-25'])],
    ['an empty battery for three days', wrong(['2009-01-01', '2009-01-02', '2009-01-03', '2026-11-27'])],
    ['years ahead for a day', wrong(['2031-03-03', '2026-11-25'])],
    ['years ahead for three days', wrong(['2031-03-03', '2031-03-04', '2031-03-05', '2026-11-27'])],
    ['years ahead, then back three weeks later', wrong(['2031-03-03', '2026-12-21', '2026-12-22', '2026-12-23'])],
    ['two days behind', wrong(['2026-11-21', '2026-11-25'])],
  ])('%s', (_name, starts) => {
    expect(noted(starts)).toEqual([]);
  });

  it('not even when a wrong year is trusted after a week; later absences are noted again', () => {
    const ahead = ['2031-03-03', '2031-03-04', '2031-03-05', '2031-03-06', '2031-03-07'];
    const back = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-09'];
    expect(noted(wrong([...ahead, ...back]))).toEqual([{ day: '2026-12-08', untilDay: '2026-12-08', days: 1 }]);
  });

  it('at most two weeks of days for a clock that is a few days ahead', () => {
    const days = noted(wrong(['2026-12-07', '2026-11-25', '2026-11-27', '2026-12-09']));
    expect(days).toEqual([{ day: '2026-11-24', untilDay: '2026-12-04', days: 9 }]);
  });

  it('logs that are lost leave their days unknown', () => {
    const { logs } = logsOf(['2026-11-23', '2026-11-24', '2026-11-25']);
    expect(pausesOf(logs)).toEqual([]);
    expect(pausesOf(logs.toSpliced(1, 1))).toEqual([]);
  });

  it('logs that retention deleted leave their days unknown', () => {
    const { logs } = logsOf(['2026-11-16', '2026-11-20', '2026-11-24']);
    expect(pausesOf(logs.slice(1))).toEqual<Pause[]>([{ after: '2026-11-20', before: '2026-11-24' }]);
    expect(pausesOf(logs.slice(2))).toEqual([]);
  });
});

describe('any pattern of use', () => {
  const from = '2026-09-01';
  /** Days of use, at most two weeks from one to the next. */
  const pattern = fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 40 }).map((steps) => {
    const days = [from];
    for (const step of steps) days.push(addDays(days.at(-1) ?? from, step));
    return days;
  });
  const classes = fc.subarray([1, 2, 3, 4, 5, 6], { minLength: 1 });

  it('accounts for each school day between the first and the last start once: started, or absent', () => {
    fc.assert(
      fc.property(pattern, classes, (starts, taught) => {
        const isTaught = (day: string): boolean => taught.includes(weekdayOf(day));
        const found = noted(starts, isTaught, 365);
        const last = starts.at(-1) ?? from;
        const between = [];
        for (let day = from; day <= last; day = addDays(day, 1)) between.push(day);
        const missing = between.filter((day) => isTaught(day) && !starts.includes(day));
        const covered = found.flatMap(({ day, untilDay }) => missing.filter((one) => day <= one && one <= untilDay));
        expect(covered).toEqual(missing);
        expect(found.map(({ days }) => days).reduce((a, b) => a + b, 0)).toBe(missing.length);
      }),
    );
  });

  it('never notes more days than retention holds, whatever the clock shows', () => {
    const anyClock = fc.array(
      fc.oneof(
        fc.nat(400).map((offset) => addDays(from, offset)),
        fc.integer({ min: -7000, max: 30_000 }).map((offset) => addDays(from, offset)),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(anyClock, fc.integer({ min: 1, max: 365 }), (starts, retention) => {
        for (const { days } of noted(starts, isWeekday, retention)) expect(days).toBeLessThanOrEqual(retention);
      }),
    );
  });

  it('of a class on two days of the week: the other days, every week alike', () => {
    const starts = ['2026-11-02', '2026-11-05', '2026-11-09', '2026-11-12', '2026-11-16'];
    expect(noted(starts).map(({ day, days }) => [day, days])).toEqual([
      ['2026-11-03', 2],
      ['2026-11-06', 1],
      ['2026-11-10', 2],
      ['2026-11-13', 1],
    ]);
  });
});
