import * as z from 'zod/mini';
import { perHundred } from '../report/metrics.ts';
import type { Shown } from '../report/suppression.ts';
import { countColumn } from './total-columns.ts';

/** The month of one school beside the region. Rates are incidents per 100 covered lessons. */
export interface OwnSchool {
  /** Rate of the school; `null` where the engine suppressed it or nothing was covered. */
  own: Shown;
  /** Median of the schools whose numbers are shown, the own one included. */
  median: number;
  /** Number of these schools. */
  schools: number;
}

/** With fewer schools a median says little. */
const FEWEST_SCHOOLS = 5;

const schoolsSchema = z
  .array(
    z.strictObject({
      month: z.iso.date(),
      site: z.string().check(z.regex(/^[a-z0-9-]{2,32}$/)),
      incidents: countColumn,
      watched_lessons: countColumn,
    }),
  )
  .check(z.maxLength(100_000));

/** Rows of the view `report_schools`. */
export type SchoolRows = z.infer<typeof schoolsSchema>;

/** Read the view `report_schools`; `null` for any other format. @param raw JSON of any type */
export function readSchools(raw: unknown): SchoolRows | null {
  return schoolsSchema.safeParse(raw).data ?? null;
}

/**
 * Compare a school with the region by month; months with too few schools, or without the school, are left out.
 * @param site code of the school
 */
export function ownSchoolByMonth(rows: SchoolRows, site: string): Map<string, OwnSchool> {
  const rates = new Map<string, number[]>();
  const own = new Map<string, Shown>();
  for (const { month, site: code, incidents, watched_lessons: lessons } of rows) {
    const rate = incidents === null || lessons === null ? null : perHundred(incidents, lessons);
    if (code === site) own.set(month, rate);
    if (rate !== null) rates.set(month, [...(rates.get(month) ?? []), rate]);
  }
  const months = [...own].flatMap(([month, rate]): [string, OwnSchool][] => {
    const shown = rates.get(month) ?? [];
    return shown.length < FEWEST_SCHOOLS
      ? []
      : [[month, { own: rate, median: medianOf(shown), schools: shown.length }]];
  });
  return new Map(months);
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2;
}
