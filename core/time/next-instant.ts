import { localDateTime, localTime } from './local-time.ts';

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 24 * 60 * MS_PER_MINUTE;

/**
 * The first full minute after `now` at which something holds that can only begin when the wall clock of a zone reaches
 * one of some local moments, or when that clock is put forward or back.
 *
 * A local moment is tried at every offset the zone has in these days: one that the clock skips or shows twice needs no
 * case of its own, and a try too many does no harm.
 * @param moments as `2026-11-23T08:30`
 * @param days how far to look
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
  const tries = [...new Set([...bells, ...jumps])].filter((at) => at > start && at <= start + days * MS_PER_DAY);
  const found = tries.sort((a, b) => a - b).find((at) => holds(new Date(at)));
  return found === undefined ? null : new Date(found);
}

/** ms the zone's wall clock is ahead of UTC at a full minute. */
function offsetAt(at: number, zone: string): number {
  const { day, minute } = localTime(new Date(at), zone);
  return Date.parse(`${day}T00:00Z`) + minute * MS_PER_MINUTE - at;
}

/** The minute between two at which the zone's clock is put forward or back, if it is. */
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

/** The instant at which the wall clock of a zone first shows a local moment, or the first one after it is skipped. */
export function instantOfLocal(moment: string, zone: string): Date | null {
  const before = new Date(Date.parse(`${moment}Z`) - MS_PER_DAY - MS_PER_DAY / 2);
  return nextInstant(before, zone, [moment], 3, (at) => localDateTime(localTime(at, zone)) >= moment);
}
