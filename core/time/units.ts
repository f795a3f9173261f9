export const MS_PER_MINUTE = 60_000;
export const MINUTES_PER_DAY = 24 * 60;
/** A day without a change of the clock. */
export const MS_PER_DAY = MINUTES_PER_DAY * MS_PER_MINUTE;
