import { type DayRange, listDays } from './period.ts';
import { type DaySums, noOutcome, type Sums, sumOf } from './sums.ts';
import { weekdayOf } from './timetable.ts';

/** Counts by weekday (index 0 is Monday) under each lesson or hour. */
export type WeekMap = ReadonlyMap<string, readonly number[]>;

/** Incidents on every day of a range, days without any too. */
export function incidentsByDay(days: DaySums, range: DayRange): { day: string; incidents: number }[] {
  return listDays(range).map((day) => ({ day, incidents: days.get(day)?.incidents ?? 0 }));
}

/** Incidents by weekday and lesson, lessons before hours, each in its order. */
export function weekMapOf(days: DaySums, { from, to }: DayRange): WeekMap {
  const found = new Map<string, number[]>();
  for (const [day, sums] of days) {
    if (day < from || day > to) continue;
    for (const [time, count] of sums.by.time) {
      const row = found.get(time) ?? [0, 0, 0, 0, 0, 0, 0];
      const weekday = Number(weekdayOf(day)) - 1;
      row[weekday] = (row[weekday] ?? 0) + count;
      found.set(time, row);
    }
  }
  return new Map([...found].sort(([a], [b]) => timeOrder(a) - timeOrder(b)));
}

/** How many went where they were sent, of those who were asked: a record alone asks nobody. */
export function movedShare(sums: Sums): { moved: number; asked: number } {
  const { outcome } = sums.by;
  const moved = (outcome.get('moved-to-max') ?? 0) + (outcome.get('moved-to-sferum') ?? 0);
  return { moved, asked: sums.incidents - unasked(sums) };
}

/** Incidents of a hundred watched lessons; `null` while it is not known how many were watched. */
export function rateOf(incidents: number, watched: number | null): number | null {
  return watched ? (100 * incidents) / watched : null;
}

/** A range of days of sums with the range before it. */
export function sumsBeside(days: DaySums, now: DayRange, before: DayRange): { now: Sums; before: Sums } {
  return { now: sumOf(days, now), before: sumOf(days, before) };
}

function unasked({ by }: Sums): number {
  const silent = (by.mode.get('audit') ?? 0) + (by.mode.get('allowed') ?? 0);
  // What was recorded only has no outcome, whatever else has none.
  return Math.min(silent, by.outcome.get(noOutcome) ?? 0);
}

/** Lessons by number, then hours. */
function timeOrder(time: string): number {
  return time.startsWith('h') ? 100 + Number(time.slice(1)) : Number(time);
}
