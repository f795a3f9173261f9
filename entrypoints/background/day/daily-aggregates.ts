import { daySums } from '../../../platform/journal/day-aggregates.ts';

/** Update the daily aggregates in advance, so that the report opens quickly. */
export async function refreshDailyAggregates(): Promise<void> {
  // After a failure the report computes them again.
  await daySums().catch(() => undefined);
}
