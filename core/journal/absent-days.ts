import { addDays } from '../time/local-time.ts';
import type { DayLog } from './day-log.ts';
import type { Absence } from './entry.ts';
import type { LatestDay } from './trusted-day.ts';

/** What a day log tells about the days between it and the one before. */
export interface DatedLog extends Pick<DayLog, 'day' | 'after'> {
  /** The latest day on which it can have been begun. It equals `day` where the clock was trusted. */
  reckoned: LatestDay;
}

/** The ISO days of two neighbouring day logs. No day log was begun on the days between them. */
export interface Pause {
  after: string;
  before: string;
}

/** Consecutive school days without a browser start: from `day` to `untilDay`, `days` in all. */
export interface AbsentDays {
  day: string;
  untilDay: string;
  days: number;
}

/** The longest pause, in days: longer than a summer, a PC is out of use or its clock was set forward. */
const MAX_PAUSE_DAYS = 120;

/**
 * Find the pauses between day logs, where the clock is trusted. The logs between two of a trusted clock count only if their
 * days never go back: otherwise the PC was in use while the clock was wrong, on days that are unknown. A log that does not
 * name its neighbour as the one before shows that logs are lost; the days between them are unknown too.
 * @param logs all day logs of the journal, in the order in which they were begun
 */
export function pausesOf(logs: readonly DatedLog[]): Pause[] {
  const trusted = logs.flatMap(({ day, reckoned }, at) => (day === reckoned ? [at] : []));
  return trusted.slice(1).flatMap((to, i) => pausesIn(logs.slice(trusted[i], to + 1)));
}

function pausesIn(logs: readonly DatedLog[]): Pause[] {
  const steps = logs.slice(1).map(({ day, after }, i) => ({ from: logs[i]?.day ?? day, to: day, after }));
  if (steps.some(({ from, to, after }) => to < from || after !== from)) return [];
  const pauses = steps.filter(({ from, to }) => addDays(from, 1) < to && to <= addDays(from, MAX_PAUSE_DAYS));
  return pauses.map(({ from, to }) => ({ after: from, before: to }));
}

/**
 * Find the school days without a browser start, one run for each pause that has any.
 * @param days ISO days to check, ascending
 */
export function absentDaysIn(
  days: readonly string[],
  isSchoolDay: (day: string) => boolean,
  pauses: readonly Pause[],
): AbsentDays[] {
  return pauses.flatMap(({ after, before }) => {
    const absent = days.filter((day) => after < day && day < before && isSchoolDay(day));
    const [day, untilDay] = [absent.at(0), absent.at(-1)];
    return day && untilDay ? [{ day, untilDay, days: absent.length }] : [];
  });
}

/** Return the school days without a browser start that an absence counts; 0 if it counts lessons. */
export function absentDaysOf(absence: Absence): number {
  return absence.v === 1 ? 0 : (absence.days ?? 0);
}
