import * as z from 'zod/mini';
import type { Shown } from '../report/suppression.ts';
import type { OwnSchool } from './own-school.ts';
import { countColumn } from './total-columns.ts';

/** Breakdowns of a region's totals that are shown; the view `report_lines` has more. */
export const totalLines = ['system', 'outcome', 'noticed', 'when', 'site'] as const;
export type TotalLine = (typeof totalLines)[number];

/** Incidents of one value of a breakdown; `null` where the engine suppressed the number. */
export interface TotalCell {
  value: string;
  incidents: Shown;
}

/** A month of the whole region. */
export interface RegionMonth {
  /** ISO day, the first of the month. */
  month: string;
  incidents: Shown;
  /** Lower bound of the PCs with an incident: the busiest day, as days of one PC cannot be linked. */
  pcs: Shown;
  /** Covered lessons. */
  watched: Shown;
  lines: Record<TotalLine, TotalCell[]>;
  /** The school of this PC beside the region; `null` where it cannot be compared. */
  own: OwnSchool | null;
}

/** Result of reading a region's totals. */
export type TotalsResult =
  | { kind: 'read'; months: RegionMonth[] }
  /** No address in the policy · token refused · not the format of the two views · no response. */
  | { kind: 'none' | 'denied' | 'malformed' | 'failed' };

const linesSchema = z
  .array(
    z.strictObject({
      month: z.iso.date(),
      line: z.string().check(z.regex(/^[a-z]{1,16}$/)),
      value: z.string().check(z.regex(/^[a-z0-9:-]{0,64}$/)),
      incidents: countColumn,
      total: countColumn,
    }),
  )
  .check(z.maxLength(100_000));

const monthsSchema = z
  .array(
    z.strictObject({
      month: z.iso.date(),
      incidents: countColumn,
      pcs_at_least: countColumn,
      watched_lessons: countColumn,
      watching_at_least: countColumn,
    }),
  )
  .check(z.maxLength(1200));

/**
 * Read a region's totals, the newest month first. Unknown columns are refused: such rows could be single entries, which
 * must not be shown.
 * @param lines JSON of `/report_lines`, of any type
 * @param months JSON of `/report_months`, of any type
 * @param own the school of this PC by month
 * @returns `null` for any other format
 */
export function readTotals(
  lines: unknown,
  months: unknown,
  own: ReadonlyMap<string, OwnSchool> = new Map(),
): RegionMonth[] | null {
  const cells = linesSchema.safeParse(lines);
  const wholes = monthsSchema.safeParse(months);
  if (!cells.success || !wholes.success) return null;
  const byMonth = linesByMonth(cells.data);
  return wholes.data
    .map(({ month, incidents, pcs_at_least: pcs, watched_lessons: watched }) => ({
      month,
      incidents,
      pcs,
      watched,
      lines: byMonth.get(month) ?? noLines(),
      own: own.get(month) ?? null,
    }))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}

/** Return the breakdowns that are shown by month, in one pass over the cells. */
function linesByMonth(cells: z.infer<typeof linesSchema>): Map<string, RegionMonth['lines']> {
  const byMonth = new Map<string, RegionMonth['lines']>();
  for (const { month, line, value, incidents } of cells) {
    if (!isShown(line)) continue;
    const lines = byMonth.get(month) ?? noLines();
    byMonth.set(month, lines);
    lines[line].push({ value, incidents });
  }
  for (const lines of byMonth.values()) for (const line of totalLines) lines[line].sort(byIncidents);
  return byMonth;
}

const isShown = (line: string): line is TotalLine => (totalLines as readonly string[]).includes(line);

const noLines = (): RegionMonth['lines'] => ({ system: [], outcome: [], noticed: [], when: [], site: [] });

/** Descending by number; suppressed cells last, by name. */
function byIncidents(a: TotalCell, b: TotalCell): number {
  return (b.incidents ?? -1) - (a.incidents ?? -1) || (a.value < b.value ? -1 : 1);
}
