/** ISO 8601 weekday numbers: Monday is 1, Sunday is 7. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

/** Return the weekday of an ISO day (`2026-11-23` → 1). */
export function weekdayOf(day: string): Weekday {
  return (new Date(`${day}T00:00Z`).getUTCDay() || 7) as Weekday;
}

/** Build a week by calling `of` for each weekday. */
export function mapWeek<T>(of: (day: Weekday) => T): Record<Weekday, T> {
  return { 1: of(1), 2: of(2), 3: of(3), 4: of(4), 5: of(5), 6: of(6), 7: of(7) };
}
