/** ms after which a month that is over is shown: fleet/sql/report.sql leaves PCs that were off two weeks. */
const reportDelayMs = 14 * 24 * 60 * 60 * 1000;

/**
 * ISO day of a month that reports show: whole, and over long enough.
 * @param dayOfMonth 1 to 28 @param ago months before the last such one
 */
export function shownDay(dayOfMonth: number, ago = 0): string {
  const before = new Date(Date.now() - reportDelayMs);
  const date = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() - 1 - ago, dayOfMonth));
  return date.toISOString().slice(0, 10);
}
