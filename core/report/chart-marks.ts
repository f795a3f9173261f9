import type { DailyAggregates } from '../journal/daily-aggregates.ts';
import { type DayRange, listDays, within } from '../time/day-range.ts';
import { addDays } from '../time/local-time.ts';
import { type NationalDay, planOf, type Title } from '../timetable/day-plan.ts';
import type { Timetable } from '../timetable/timetable-schema.ts';

/** Vacations or holidays; `title` is `null` for a day off that the state moved. */
export interface FreeDays {
  range: DayRange;
  title: Title | null;
}

/** The first day whose incidents were recorded in another mode, or by another regulation. */
export interface RecordedChange {
  day: string;
  what: 'mode' | 'pack';
  key: string;
}

/** Days with incidents after which a mode or regulation counts as left, and which have to show the new one. */
const SETTLED_DAYS = 5;

/** List the vacations and holidays of a range, cut at its ends. Days of one title follow each other. */
export function freeDaysIn(range: DayRange, timetable: Timetable, national: readonly NationalDay[]): FreeDays[] {
  const found: FreeDays[] = [];
  for (const day of listDays(range)) {
    const plan = planOf(day, timetable, national);
    if (plan.kind !== 'free' || (plan.why !== 'vacation' && plan.why !== 'holiday')) continue;
    const last = found.at(-1);
    const isNext = last && addDays(last.range.to, 1) === day && last.title?.ru === plan.title?.ru;
    if (isNext) last.range = { from: last.range.from, to: day };
    else found.push({ range: { from: day, to: day }, title: plan.title });
  }
  return found;
}

/**
 * Find the days of a range from which on incidents are recorded in another mode or by another regulation: what none of the
 * five days with incidents before has, and most incidents of that day and the next four have. Only recorded entries count,
 * so that a setting that changed without an incident does not show, and a system with a separate mode does not either.
 */
export function changesIn(days: DailyAggregates, range: DayRange): RecordedChange[] {
  return (['mode', 'pack'] as const).flatMap((what) => {
    const recorded = [...days]
      .map(([day, { by }]) => ({ day, counts: [...by[what]].filter(([key]) => key !== 'allowed') }))
      .filter(({ counts }) => counts.length > 0)
      .sort((a, b) => (a.day < b.day ? -1 : 1));
    return recorded.flatMap(({ day, counts }, at): RecordedChange[] => {
      if (at === 0 || !within(day, range)) return [];
      const key = commonest(recorded.slice(at, at + SETTLED_DAYS).flatMap((one) => one.counts));
      const earlier = recorded.slice(Math.max(0, at - SETTLED_DAYS), at).flatMap((one) => one.counts);
      const has = (all: typeof counts): boolean => all.some(([one]) => one === key);
      return key !== null && has(counts) && !has(earlier) ? [{ day, what, key }] : [];
    });
  });
}

function commonest(counts: readonly (readonly [key: string, count: number])[]): string | null {
  const sums = new Map<string, number>();
  for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count);
  return [...sums].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/**
 * Return where days lie on a chart, in per cent of its width; `null` if it shows none of them. Steps are equally wide, and a
 * day has its part of a week or month.
 */
export function placeOnChart(steps: readonly DayRange[], days: DayRange): { from: number; to: number } | null {
  const first = steps.findIndex(({ to }) => to >= days.from);
  const last = steps.findLastIndex(({ from }) => from <= days.to);
  if (first < 0 || last < first) return null;
  const share = (at: number, count: number): number => (100 * (at + count)) / steps.length;
  const partOf = (at: number, to: string): number => {
    const all = listDays(steps[at] ?? days);
    return all.filter((day) => day < to).length / all.length;
  };
  return { from: share(first, partOf(first, days.from)), to: share(last, partOf(last, addDays(days.to, 1))) };
}
