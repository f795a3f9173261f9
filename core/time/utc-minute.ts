import { MS_PER_MINUTE } from './units.ts';

/**
 * A UTC minute, `2026-11-23T05:30Z`. As text it sorts by time, independent of the time zones of the PC and the timetable.
 */
export const utcMinutePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/;

/** Return the UTC minute of an instant; seconds are cut off. */
export function utcMinute(now: Date): string {
  return `${now.toISOString().slice(0, 16)}Z`;
}

/** Return the UTC minute a number of minutes after an instant. */
export function utcMinuteAfter(now: Date, minutes: number): string {
  return utcMinute(new Date(now.getTime() + minutes * MS_PER_MINUTE));
}

/** Return the minutes from one UTC minute to another; negative if `until` is earlier. */
export function minutesBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / MS_PER_MINUTE;
}

/**
 * Return the first whole minute that is at least `ms` ahead, in ms since the epoch. The browser keeps the time of an
 * alarm in its profile, and one counted from an event would keep the instant of the event.
 * https://developer.chrome.com/docs/extensions/reference/api/alarms#persistence
 */
export function wholeMinuteAfter(now: number, ms: number): number {
  return Math.ceil((now + ms) / MS_PER_MINUTE) * MS_PER_MINUTE;
}
