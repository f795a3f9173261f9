/** Delay after the end of a month before reports show it, ms; fleet/sql/report.sql waits two weeks for late entries. */
const reportDelayMs = 14 * 24 * 60 * 60 * 1000;

/**
 * Return an ISO day of the last month that reports show.
 * @param dayOfMonth 1 to 28 @param ago number of months before it
 */
export function shownDay(dayOfMonth: number, ago = 0): string {
  const before = new Date(Date.now() - reportDelayMs);
  const date = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() - 1 - ago, dayOfMonth));
  return date.toISOString().slice(0, 10);
}
