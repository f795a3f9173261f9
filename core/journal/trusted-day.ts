import * as z from 'zod/mini';
import { addDays } from '../time/local-time.ts';

/**
 * The last day that the journal trusts. A day near it is trusted at once. A day far from it is a candidate, and becomes
 * trusted after several days of work. So a clock that jumps cannot delete entries early or keep them forever.
 * The field names are those of the stored row.
 */
export const trustedDaySchema = z.strictObject({
  /** The trusted ISO day. */
  day: z.iso.date(),
  /** The candidate: the newest ISO day that the clock showed, and on how many days of work; `null` without one. */
  strange: z.nullable(z.strictObject({ day: z.iso.date(), days: z.int().check(z.positive()) })),
});
export type TrustedDay = z.infer<typeof trustedDaySchema>;

/** Days between two uses of a PC after which its clock is still trusted at once: a winter break. */
const maxJumpDays = 14;

/** Days of work after which a candidate becomes the trusted day: a school week. */
const confirmAfterDays = 5;

/**
 * Return the trusted day after the clock shows a new day.
 * @param known the stored value; `null` in a new journal
 * @param today ISO day by the school's clock
 */
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

/** The latest ISO day on which a day log can have been begun; `null` while it is unknown. Stored as `reckoned`. */
export type LatestDay = string | null;

/**
 * Return the latest day on which a day log can have been begun. It is unknown while there is a candidate. A day log
 * that was begun then counts as begun on the day the clock is trusted again.
 */
export function latestDayOf(latest: LatestDay, { day, strange }: TrustedDay): LatestDay {
  if (strange) return latest;
  return latest === null || latest > day ? day : latest;
}

/**
 * Return true if a day log is older than `days` days by both the clock and the trusted day. A clock that jumps in
 * either direction deletes nothing. After a long pause, old day logs stay until the candidate is trusted.
 * @param today ISO day by the school's clock
 */
export function isExpired(latest: LatestDay, { day, strange }: TrustedDay, today: string, days: number): boolean {
  if (latest === null || strange) return false;
  return addDays(latest, days) < (day < today ? day : today);
}

function isNear(a: string, b: string): boolean {
  return addDays(a, -maxJumpDays) <= b && b <= addDays(a, maxJumpDays);
}
