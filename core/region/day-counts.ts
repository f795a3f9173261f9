import { aggregateRange, type DailyAggregates, type DayAggregate, noOutcome } from '../journal/daily-aggregates.ts';
import { timeOfKey } from '../journal/time-key.ts';
import { everyDay } from '../time/day-range.ts';

/** What a day's incidents are counted by when only sums are sent. No count combines two of them. */
export const sentDimensions = ['system', 'surface', 'outcome', 'noticed', 'when'] as const;
export type SentDimension = (typeof sentDimensions)[number];

/** Counts of a closed day, in place of its entries: nothing in it stands for a single visit. */
export interface DayCounts {
  kind: 'sum';
  /** Covered lessons. */
  lessons: number;
  incidents: number;
  exemptions: number;
  /** Entries that the store lost. */
  missing: number;
  /** Incidents by the values of each dimension; `when` is a {@link lessonBand}. */
  by: Readonly<Record<SentDimension, Readonly<Record<string, number>>>>;
}

/** Number of the last band of lessons: 7 and later. */
const LAST_BAND = 7;

/**
 * Return the band of lessons of a time key: `1-2`, `3-4`, `5-6`, `7-30`; `none` for an incident outside lessons.
 * @param key `3` for the third lesson, `h9` for 9:00 to 10:00 (core/journal/time-key.ts)
 */
export function lessonBand(key: string): string {
  const { lesson } = timeOfKey(key);
  if (lesson === null) return 'none';
  if (lesson >= LAST_BAND) return `${LAST_BAND}-30`;
  const first = lesson - ((lesson + 1) % 2);
  return `${first}-${first + 1}`;
}

/**
 * Return the counts of a closed day log.
 * @param counted aggregates of its entries; one that reports an earlier day counts on the day of the log
 * @param lessons number of covered lessons
 */
export function dayCounts(counted: DailyAggregates, lessons: number): DayCounts {
  const { incidents, exemptions, missing, by } = aggregateRange(counted, everyDay);
  return { kind: 'sum', lessons, incidents, exemptions, missing, by: countsBy(by) };
}

function countsBy({ system, surface, outcome, noticed, time }: DayAggregate['by']): DayCounts['by'] {
  const known = [...outcome].filter(([value]) => value !== noOutcome);
  const named = (counts: Iterable<readonly [string, number]>): Record<string, number> => Object.fromEntries(counts);
  return {
    system: named(system),
    surface: named(surface),
    outcome: named(known),
    noticed: named(noticed),
    when: bands(time),
  };
}

function bands(time: ReadonlyMap<string, number>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [key, count] of time) counts[lessonBand(key)] = (counts[lessonBand(key)] ?? 0) + count;
  return counts;
}
