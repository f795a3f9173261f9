import { daySums } from '../../../platform/journal/day-aggregates.ts';

/** Brings the sums of the journal up to date, so that the report has little to add when somebody opens it. */
export async function refreshDailyAggregates(): Promise<void> {
  // They can be counted again at any time.
  await daySums().catch(() => undefined);
}
