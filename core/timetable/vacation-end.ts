import { addDays } from '../time/local-time.ts';
import type { Timetable } from './timetable-schema.ts';

/** Return the last ISO day of the vacation of an ISO day, vacations that adjoin it included; `null` outside vacations. */
export function vacationEnd(day: string, timetable: Timetable): string | null {
  const vacation = timetable.calendar.vacations.find(({ from, to }) => from <= day && day <= to);
  return vacation ? (vacationEnd(addDays(vacation.to, 1), timetable) ?? vacation.to) : null;
}
