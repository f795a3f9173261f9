/**
 * A moment to the minute in UTC, `2026-11-23T05:30Z`. As text it compares by `<`, whatever zone PC or timetable are
 * set to, and a page's script reads it without time-zone data.
 */
export const momentPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/;

/** The minute a clock shows, `later` minutes on. */
export function momentOf(now: Date, later = 0): string {
  return `${new Date(now.getTime() + later * 60_000).toISOString().slice(0, 16)}Z`;
}

/** Whole minutes from one moment to another. */
export function minutesBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 60_000;
}
