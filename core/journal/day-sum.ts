import * as z from 'zod/mini';
import { canonicalJson } from '../encoding/canonical-json.ts';
import { exemptionReasons } from '../exemption/exemption.ts';
import { regulationIdPattern } from '../regulation/item.ts';
import { systemIdPattern } from '../rules/ids.ts';
import { surfaces } from '../rules/surface.ts';
import { arrivals } from './arrivals.ts';
import {
  type CountDimension,
  countDimensions,
  type DailyAggregates,
  type DayAggregate,
  mergeDailyAggregates,
  noOutcome,
} from './daily-aggregates.ts';
import { incidentModes, noticedBy, outcomes } from './entry.ts';
import { isAbove } from './format-versions.ts';
import { mistakeReasons } from './mistake-reasons.ts';
import { sealedSchema, signatureSchema } from './seal.ts';

const count = z.int().check(z.nonnegative());
const counted = z.int().check(z.positive());

/** Counts by keys of a fixed pattern. */
const byText = (pattern: RegExp) => z.record(z.string().check(z.regex(pattern)), counted);
/** Counts by keys of a closed list. */
const byName = <T extends string>(names: readonly T[]) => z.partialRecord(z.enum(names), counted);

/** A lesson number, or `h` and an hour: time-key.ts `timeKey`. */
const timePattern = /^h?\d{1,2}$/;
/** The number of lessons of a day in which a permitted platform was opened. */
const lessonsPattern = /^\d{1,2}$/;
/** System, surface and reason of a mistaken warning: daily-aggregates.ts `mistakeKey`. */
const mistakePattern = new RegExp(`^[a-z][a-z-]{1,23} (${surfaces.join('|')}) (${mistakeReasons.join('|')})$`);

const dimensionsV1 = z.strictObject({
  system: byText(systemIdPattern),
  time: byText(timePattern),
  outcome: byName([...outcomes, noOutcome]),
  noticed: byName(noticedBy),
  mode: byName(incidentModes),
  pack: byText(regulationIdPattern),
  surface: byName(surfaces),
  exemption: byName(exemptionReasons),
  mistake: byText(mistakePattern),
  arrival: byName(arrivals),
});
const dimensions = z.extend(dimensionsV1, { platform: byText(lessonsPattern) });

/** The counts of one ISO day. Every key is an enum or a fixed pattern: there is no place for an id or a moment. */
const countsSchemaV1 = z.strictObject({
  day: z.iso.date(),
  incidents: count,
  exemptions: count,
  gaps: count,
  missing: count,
  notes: count,
  unwatched: count,
  absentDays: count,
  by: dimensionsV1,
});
const countsSchema = z.extend(countsSchemaV1, { by: dimensions });
type Counts = z.infer<typeof countsSchema>;
type AnyCounts = Counts | z.infer<typeof countsSchemaV1>;

/**
 * What is left of a day log whose entries retention deleted: its seal, and what its entries counted. `kept` entries were
 * counted, `before` of them older than the hash chain. `days` are the ISO days that the entries are about, ascending: an
 * entry can report an earlier day.
 */
const daySumSchemaV1 = z.strictObject({
  v: z.literal(1),
  seal: z.extend(sealedSchema, { signature: signatureSchema }),
  kept: count,
  before: count,
  days: z.array(countsSchemaV1),
});

/** Version 2 of a day sum: it also counts the days by their lessons with a permitted platform. */
const daySumSchema = z.extend(daySumSchemaV1, { v: z.literal(2), days: z.array(countsSchema) });

/** The schemas of a day sum by version, oldest first: the one table that a new version extends. */
export const daySumVersions = [daySumSchemaV1, daySumSchema] as const;
export type DaySum = z.infer<(typeof daySumVersions)[number]>;

/** A day sum with the signature of its text. */
export const signedDaySumSchema = z.discriminatedUnion('v', [
  z.extend(daySumSchemaV1, { signature: signatureSchema }),
  z.extend(daySumSchema, { signature: signatureSchema }),
]);
export type SignedDaySum = z.infer<typeof signedDaySumSchema>;

/** Return true if a newer program wrote this day sum. */
export function isNewerSum(raw: unknown): boolean {
  return isAbove(
    (raw as { v?: unknown } | null)?.v,
    daySumVersions[daySumVersions.length - 1]?.shape.v.def.values[0] ?? 0,
  );
}

/** Return the text to sign, as canonical JSON. The day's seal is a part of it. */
export function daySumText({ v, seal, kept, before, days }: DaySum): string {
  return canonicalJson(['dezhurny:day-sum:1', { v, seal, kept, before, days }]);
}

/**
 * Return the sum of a day log. It is of version 2 only where lessons with a platform were counted, so that programs of the
 * version before read the others.
 * @param counted aggregates of its entries by ISO day
 */
export function newDaySum(
  seal: DaySum['seal'],
  counted: DailyAggregates,
  { kept, before }: Pick<DaySum, 'kept' | 'before'>,
): DaySum {
  const days = [...counted].map(([day, aggregate]) => countsOf(day, aggregate));
  days.sort((a, b) => (a.day < b.day ? -1 : 1));
  if (days.some(({ by }) => Object.keys(by.platform).length > 0)) return { v: 2, seal, kept, before, days };
  return { v: 1, seal, kept, before, days: days.map(withoutPlatform) };
}

/** Add up day sums by the days that their entries are about. */
export function aggregatesOfSums(sums: readonly Pick<DaySum, 'days'>[]): DailyAggregates {
  return mergeDailyAggregates(
    sums.map(({ days }) => new Map(days.map((counts) => [counts.day, aggregateOf(counts)] as const))),
  );
}

function countsOf(day: string, { by, ...numbers }: DayAggregate): Counts {
  const named = Object.fromEntries(countDimensions.map((one) => [one, Object.fromEntries(by[one])])) as Counts['by'];
  return { day, ...numbers, by: named };
}

function withoutPlatform({ by: { platform: _none, ...by }, ...counts }: Counts): z.infer<typeof countsSchemaV1> {
  return { ...counts, by };
}

function aggregateOf({ day: _day, by, ...numbers }: AnyCounts): DayAggregate {
  const all = { platform: {}, ...by } satisfies Record<CountDimension, object>;
  const maps = countDimensions.map((one) => [one, new Map(Object.entries(all[one]))]);
  return { ...numbers, by: Object.fromEntries(maps) as DayAggregate['by'] };
}
