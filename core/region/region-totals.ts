import * as z from 'zod/mini';
import type { Shown } from '../report/suppression.ts';

/** What a region's totals are told apart by; the engine's view has more. */
export const totalLines = ['system', 'outcome', 'noticed', 'when', 'site'] as const;
export type TotalLine = (typeof totalLines)[number];

/** Incidents of one value of a line; `null` where the engine withheld the number. */
export interface TotalCell {
  value: string;
  incidents: Shown;
}

/** A month of a region as a whole, as its engine lets it out. */
export interface RegionMonth {
  /** ISO day, the first of the month. */
  month: string;
  incidents: Shown;
  /** PCs that had an incident: so many at the least, since days of a PC cannot be linked. */
  pcs: Shown;
  /** Lessons that were watched. */
  watched: Shown;
  lines: Record<TotalLine, TotalCell[]>;
}

/** What came of asking a region for its totals. */
export type TotalsAnswer =
  | { kind: 'read'; months: RegionMonth[] }
  /** No policy names an engine; its token is not taken; what it says is something else; there is no answer. */
  | { kind: 'none' | 'denied' | 'strange' | 'failed' };

// Sixty-four bits, which some settings of ClickHouse write as text.
const plain = z.transform((raw) => (typeof raw === 'string' && /^\d{1,15}$/.test(raw) ? Number(raw) : raw));
const count = z.nullable(z.pipe(plain, z.int().check(z.nonnegative())));

const linesSchema = z
  .array(
    z.strictObject({
      month: z.iso.date(),
      line: z.string().check(z.regex(/^[a-z]{1,16}$/)),
      value: z.string().check(z.regex(/^[a-z0-9:-]{0,64}$/)),
      incidents: count,
      total: count,
    }),
  )
  .check(z.maxLength(100_000));

const monthsSchema = z
  .array(
    z.strictObject({
      month: z.iso.date(),
      incidents: count,
      pcs_at_least: count,
      watched_lessons: count,
      watching_at_least: count,
    }),
  )
  .check(z.maxLength(1200));

/**
 * Reads a region's joined totals, the newest month first. Only what the two views have is taken: rows with anything
 * more could be entries, which no page has any business to show.
 * @param lines what `/report_lines` answered, of any type @param months what `/report_months` did
 * @returns `null` when it is anything else
 */
export function readTotals(lines: unknown, months: unknown): RegionMonth[] | null {
  const cells = linesSchema.safeParse(lines);
  const wholes = monthsSchema.safeParse(months);
  if (!cells.success || !wholes.success) return null;
  const of = (month: string, line: TotalLine): TotalCell[] =>
    cells.data
      .filter((cell) => cell.month === month && cell.line === line)
      .map(({ value, incidents }) => ({ value, incidents }))
      .sort(byIncidents);
  return wholes.data
    .map(({ month, incidents, pcs_at_least: pcs, watched_lessons: watched }) => ({
      ...{ month, incidents, pcs, watched },
      lines: Object.fromEntries(totalLines.map((line) => [line, of(month, line)])) as RegionMonth['lines'],
    }))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}

/** The most first; what is withheld comes last, in the order of its names. */
function byIncidents(a: TotalCell, b: TotalCell): number {
  return (b.incidents ?? -1) - (a.incidents ?? -1) || (a.value < b.value ? -1 : 1);
}
