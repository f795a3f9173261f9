import { overlaps } from '../journal/kept-days.ts';
import { type DayRange, within } from '../time/day-range.ts';
import type { ReportScope } from './report-scope.ts';

/** What is known of a PC: days of which it tells, in order. */
export type KnownDays = readonly DayRange[];

/** From how many PCs the two periods of a report come. */
export interface ComparedPcs {
  /** PCs that tell of the period. */
  now: number;
  /** PCs that tell of the period before, and of these the PCs that tell of all of it. */
  before: number;
  whole: number;
  /** True if PCs with copies of one profile count as one. */
  isLowerBound: boolean;
}

/** Share of the school days of which a PC must tell to tell of a whole period: it may come some days after the first bell. */
const WHOLE_SHARE = 0.9;

/** Count the PCs that tell of each of the two periods. */
export function comparedPcs(pcs: readonly KnownDays[], scope: ReportScope): Omit<ComparedPcs, 'isLowerBound'> {
  return {
    now: pcs.filter((known) => overlaps(scope.range, known)).length,
    before: pcs.filter((known) => overlaps(scope.before, known)).length,
    whole: pcs.filter((known) => tellsWhole(known, scope)).length,
  };
}

/**
 * Return true if the counts of the two periods can be compared: they come from the same PCs, and each tells of the whole
 * period before. Otherwise a change can come from the PCs alone.
 */
export function isComparable(pcs: readonly KnownDays[], scope: ReportScope): boolean {
  return pcs.every((known) => {
    const isBefore = overlaps(scope.before, known);
    return isBefore === overlaps(scope.range, known) && isBefore === tellsWhole(known, scope);
  });
}

function tellsWhole(known: KnownDays, { before, schoolDaysBefore }: ReportScope): boolean {
  if (schoolDaysBefore.size === 0) return overlaps(before, known);
  const told = [...schoolDaysBefore].filter((day) => known.some((range) => within(day, range)));
  return told.length >= WHOLE_SHARE * schoolDaysBefore.size;
}
