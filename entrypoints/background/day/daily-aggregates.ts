import { dailyAggregates } from '../../../platform/journal/daily-aggregates.ts';

/** Update the daily aggregates in advance, so that the report opens quickly. */
export async function refreshDailyAggregates(): Promise<void> {
  // After a failure the report computes them again.
  await dailyAggregates().catch(() => undefined);
}
