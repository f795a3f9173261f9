import { type DayRange, listDays, within } from '../time/day-range.ts';
import { isPcCountLowerBound, type MergedExports, placesWithoutExport, unreportedDays } from './merge.ts';
import type { ReportScope } from './report-scope.ts';

/** What a report of many PCs stands on, and what is missing. */
export interface Coverage {
  pcs: number;
  /** True if PCs with copies of one profile count as one. */
  isLowerBound: boolean;
  rooms: number;
  /** Past school days of the period that the files of at least one PC cover. */
  schoolDays: number;
  /** Rooms of PCs without data on past school days, with these days. A room can have several such PCs. */
  missing: { pc: string; place: string; days: DayRange[] }[];
  /** Expected rooms without any file. */
  silent: string[];
}

/** Return what a report stands on. @param expected labels of the rooms whose files are expected */
export function coverageOf(merged: MergedExports, scope: ReportScope, expected: readonly string[]): Coverage {
  const past = [...scope.schoolDays].filter((day) => day <= scope.today);
  const reported = (day: string): boolean => merged.pcs.some((pc) => pc.reported.some((range) => within(day, range)));
  const holes = merged.pcs.map((pc) => ({ pc: pc.pc, place: pc.place, days: schoolHoles(pc, scope) }));
  return {
    pcs: merged.pcs.length,
    isLowerBound: isPcCountLowerBound(merged),
    rooms: new Set(merged.pcs.map(({ place }) => place)).size,
    schoolDays: past.filter(reported).length,
    missing: holes.filter(({ days }) => days.length > 0),
    silent: placesWithoutExport(expected, merged),
  };
}

/** List the past school days without data as ranges that begin and end on a school day. */
function schoolHoles(pc: Parameters<typeof unreportedDays>[0], { range, today, schoolDays }: ReportScope): DayRange[] {
  const past = { from: range.from, to: today < range.to ? today : range.to };
  return unreportedDays(pc, past).flatMap((hole) => {
    const days = listDays(hole).filter((day) => schoolDays.has(day));
    const [from, to] = [days.at(0), days.at(-1)];
    return from !== undefined && to !== undefined ? [{ from, to }] : [];
  });
}
