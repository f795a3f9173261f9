import { localDateTime, localTime } from './local-time.ts';
import { MS_PER_DAY, MS_PER_MINUTE } from './units.ts';

/**
 * Return the first full minute after `now` at which `holds` is true. It is evaluated only at the given local moments and
 * where the zone's UTC offset changes, so it must not become true at any other time.
 *
 * Each local moment is converted with every UTC offset of the zone in these days. This covers moments that a clock change
 * skips or repeats; a candidate with the wrong offset is harmless, because `holds` decides.
 * @param zone IANA time zone
 * @param moments local date-times, `2026-11-23T08:30`
 * @param days length of the search
 * @returns `null` if `holds` is false at every candidate
 */
export function nextInstant(
  now: Date,
  zone: string,
  moments: readonly string[],
  days: number,
  holds: (at: Date) => boolean,
): Date | null {
  const start = Math.floor(now.getTime() / MS_PER_MINUTE) * MS_PER_MINUTE;
  const samples = Array.from({ length: days + 2 }, (_, i) => start + i * MS_PER_DAY);
  const offsets = new Set(samples.map((at) => offsetAt(at, zone)));
  const jumps = samples.slice(1).flatMap((at, i) => jumpBetween(samples[i] ?? start, at, zone));
  const bells = moments.flatMap((moment) => [...offsets].map((offset) => Date.parse(`${moment}Z`) - offset));
  const candidates = [...new Set([...bells, ...jumps])].filter((at) => at > start && at <= start + days * MS_PER_DAY);
  const found = candidates.sort((a, b) => a - b).find((at) => holds(new Date(at)));
  return found === undefined ? null : new Date(found);
}

/** Return the zone's UTC offset in ms at a full minute. */
function offsetAt(at: number, zone: string): number {
  const { day, minute } = localTime(new Date(at), zone);
  return Date.parse(`${day}T00:00Z`) + minute * MS_PER_MINUTE - at;
}

/** Find by bisection the minute between two instants at which the zone's UTC offset changes; empty if it does not. */
function jumpBetween(before: number, after: number, zone: string): number[] {
  const offset = offsetAt(before, zone);
  if (offsetAt(after, zone) === offset) return [];
  let [low, high] = [before, after];
  while (high - low > MS_PER_MINUTE) {
    const middle = low + Math.floor((high - low) / MS_PER_MINUTE / 2) * MS_PER_MINUTE;
    if (offsetAt(middle, zone) === offset) low = middle;
    else high = middle;
  }
  return [high];
}

/** Return the first instant at which the local time is `moment` or, if a clock change skips it, later. */
export function instantOfLocal(moment: string, zone: string): Date | null {
  const before = new Date(Date.parse(`${moment}Z`) - MS_PER_DAY - MS_PER_DAY / 2);
  return nextInstant(before, zone, [moment], 3, (at) => localDateTime(localTime(at, zone)) >= moment);
}
