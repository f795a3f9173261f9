/**
 * A moment to the minute in UTC, `2026-11-23T05:30Z`. As text it compares by `<`, whatever zone PC or timetable are
 * set to, and a page's script reads it without time-zone data.
 */
export const utcMinutePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/;

/** The minute a clock shows. */
export function utcMinute(now: Date): string {
  return `${now.toISOString().slice(0, 16)}Z`;
}

/** The minute a clock shows so many minutes later. */
export function utcMinuteAfter(now: Date, minutes: number): string {
  return utcMinute(new Date(now.getTime() + minutes * 60_000));
}

/** Whole minutes from one moment to another. */
export function minutesBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 60_000;
}
