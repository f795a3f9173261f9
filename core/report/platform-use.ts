import type { DailyAggregates } from '../journal/daily-aggregates.ts';
import { type TimeUnit, unitOfCounts } from '../journal/time-key.ts';
import { type DayRange, within } from '../time/day-range.ts';

/** In how many covered lessons (or hours without a timetable) a permitted platform was opened, where that was counted. */
export interface PlatformUse {
  opened: number;
  /** Covered lessons and hours of the same days and PCs. */
  of: number;
  /** What both numbers count. */
  unit: TimeUnit;
  /** Days with a count, those of each PC on their own. */
  days: number;
  pcs: number;
}

/** A PC: the lessons with a permitted platform of each ISO day with a count, and its covered lessons, alone and with hours. */
export interface CountedPc {
  opened: ReadonlyMap<string, number>;
  lessons: ReadonlyMap<string, number>;
  periods: ReadonlyMap<string, number>;
}

/** Return the lessons with a permitted platform by ISO day, for the days with a count. */
export function openedByDay(days: DailyAggregates): Map<string, number> {
  return new Map(
    [...days].flatMap(([day, { by }]) => {
      const counted = [...by.platform];
      const lessons = counted.reduce((sum, [number, entries]) => sum + Number(number) * entries, 0);
      return counted.length > 0 ? [[day, lessons]] : [];
    }),
  );
}

/** Add up the days of a range. @returns `null` if no day of it has a count */
export function platformUse(pcs: readonly CountedPc[], range: DayRange): PlatformUse | null {
  const use = { opened: 0, of: 0, days: 0, pcs: 0 };
  let covered = 0;
  for (const { opened, lessons, periods } of pcs) {
    const days = [...opened].filter(([day]) => within(day, range));
    for (const [day, number] of days) {
      use.opened += number;
      use.of += periods.get(day) ?? 0;
      covered += lessons.get(day) ?? 0;
    }
    use.days += days.length;
    if (days.length > 0) use.pcs += 1;
  }
  return use.days > 0 ? { ...use, unit: unitOfCounts(covered, use.of - covered) } : null;
}
