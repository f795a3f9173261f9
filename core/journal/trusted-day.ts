import * as z from 'zod/mini';
import { addDays } from '../time/local-time.ts';

/**
 * The journal's own reckoning of days, which a clock that jumps does not move at once: what the clock says is believed
 * when it is near the last day that was believed, or when it went on for some days of work.
 */
export const trustedDaySchema = z.strictObject({
  /** The last day that was believed. */
  day: z.iso.date(),
  /** A day far from it that the clock shows now, the newest of so many. */
  strange: z.nullable(z.strictObject({ day: z.iso.date(), days: z.int().check(z.positive()) })),
});
export type TrustedDay = z.infer<typeof trustedDaySchema>;

/** A winter break: days a PC may stand still and be believed at once. */
const maxJumpDays = 14;

/** Days of work after which a strange clock is believed: a school week. */
const confirmAfterDays = 5;

/** What the reckoning is when the clock shows a new day. It is settled when `strange` is `null`. */
export function nextTrustedDay(known: TrustedDay | null, today: string): TrustedDay {
  if (!known || isNear(known.day, today)) {
    return { day: known && known.day > today ? known.day : today, strange: null };
  }
  const { strange } = known;
  if (!strange || !isNear(strange.day, today)) return { day: known.day, strange: { day: today, days: 1 } };
  const days = strange.days + (today > strange.day ? 1 : 0);
  if (days >= confirmAfterDays) return { day: today, strange: null };
  return { day: known.day, strange: { day: today > strange.day ? today : strange.day, days } };
}

/** What retention asks of a sheet: the day it was made at the latest; `null` while nobody knows. */
export type LatestDay = string | null;

/**
 * The day a sheet was made at the latest, as far as the reckoning knows now. One begun while the clock was strange is
 * as old as the day on which the clock was believed again, and none is younger than that day.
 */
export function latestDayOf(latest: LatestDay, { day, strange }: TrustedDay): LatestDay {
  if (strange) return latest;
  return latest === null || latest > day ? day : latest;
}

/**
 * Whether the time of a sheet is over: more than `days` days have gone by both the clock and the reckoning. A clock
 * that jumps in either direction deletes nothing; after a long pause old sheets stay for some days of work more.
 */
export function isExpired(latest: LatestDay, { day, strange }: TrustedDay, today: string, days: number): boolean {
  if (latest === null || strange) return false;
  return addDays(latest, days) < (day < today ? day : today);
}

function isNear(a: string, b: string): boolean {
  return addDays(a, -maxJumpDays) <= b && b <= addDays(a, maxJumpDays);
}
