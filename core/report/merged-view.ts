import { aggregateByDay, type DailyAggregates, mergeDailyAggregates } from '../journal/daily-aggregates.ts';
import { overlaps } from '../journal/kept-days.ts';
import { timeKey } from '../journal/time-key.ts';
import { type DayRange, daysIn, everyDay } from '../time/day-range.ts';
import { weekdayOf } from '../time/weekday.ts';
import { comparedPcs, isComparable } from './comparison.ts';
import { exactTable, incidentsOf, type PcIncident } from './crosstab.ts';
import { isPcCountLowerBound, type MergedExports, type PcRecord } from './merge.ts';
import { openedByDay } from './platform-use.ts';
import type { ReportScope } from './report-scope.ts';
import { knownFrom, type ReportView, viewOfJournal, type WeekRow } from './report-view.ts';

const DAYS_PER_WEEK = 7;

/** Return the daily aggregates of all PCs together. */
export function daysOfExports({ pcs }: Pick<MergedExports, 'pcs'>): DailyAggregates {
  return mergeDailyAggregates(pcs.flatMap(({ lines, sums }) => [aggregateByDay(lines), sums]));
}

/** Return the covered lessons of all PCs together, by ISO day. */
function coveredLessons({ pcs }: Pick<MergedExports, 'pcs'>): Map<string, number> {
  const all = new Map<string, number>();
  for (const { covered } of pcs) for (const [day, count] of covered) all.set(day, (all.get(day) ?? 0) + count);
  return all;
}

/** Leave out what is compared with days of which the files tell nothing, and state from how many PCs the two periods come. */
export function compared(view: ReportView, merged: MergedExports, scope: ReportScope): ReportView {
  const known = merged.pcs.map(knownDays);
  const before = known.flat().filter((days) => overlaps(scope.before, [days]));
  const [first = everyDay.to] = before.map(({ from }) => later(from, scope.before.from)).sort();
  return {
    ...knownFrom(view, first),
    isComparable: isComparable(known, scope),
    pcs: { ...comparedPcs(known, scope), isLowerBound: isPcCountLowerBound(merged) },
  };
}

/** Return the days of which a PC tells. Of the days before its first record nothing is known. */
function knownDays({ reported, lines, sums, covered }: PcRecord): DayRange[] {
  const [first] = [...covered.keys(), ...sums.keys(), ...lines.map(({ entry }) => entry.day)].sort();
  if (first === undefined) return [];
  return reported.map(({ from, to }) => ({ from: later(from, first), to })).filter(({ from, to }) => from <= to);
}

const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * Build the report of many PCs for the school. Every count is exact; only the lessons of a day of one room can be withheld,
 * see {@link withoutLonePcs}.
 * @param systems ids in the order of the report; systems of older packs follow them
 */
export function viewOfSchool(merged: MergedExports, scope: ReportScope, systems: readonly string[]): ReportView {
  const counted = merged.pcs.map(({ lines, sums, covered, periods }) => {
    const own = aggregateByDay(lines.filter(({ entry }) => entry.kind === 'platform'));
    return { opened: openedByDay(mergeDailyAggregates([own, sums])), lessons: covered, periods };
  });
  const view = viewOfJournal(daysOfExports(merged), scope, systems, coveredLessons(merged), counted);
  const found = incidentsOf(merged, scope.range, 'system');
  const rooms = [...new Set(merged.pcs.map(({ place }) => place))];
  return {
    ...compared(view, merged, scope),
    week:
      rooms.length === 1 ? withoutLonePcs(view.week, incidentsOf(merged, scope.range, 'time'), scope.range) : view.week,
    places: exactTable(
      found,
      { keys: rooms, of: ({ pc }) => pc.place },
      { keys: view.systems.map(({ key }) => key), of: ({ incident }) => incident.system },
    ),
  };
}

/** Return the week map of one room; see {@link withoutLonePcs}. @param place label of the room */
export function weekOfRoom(merged: MergedExports, scope: ReportScope, place: string): WeekRow[] {
  const room = { ...merged, pcs: merged.pcs.filter((pc) => pc.place === place) };
  const { week } = viewOfJournal(daysOfExports(room), scope, [], new Map());
  return withoutLonePcs(week, incidentsOf(room, scope.range, 'time'), scope.range);
}

/**
 * Withhold the lessons of a day of one room if one PC stands behind one of them: with a seating plan, room, day and lesson
 * point to a person. The whole day is withheld, since its total is shown elsewhere. In a period longer than a week a cell
 * adds up several days, so nothing is withheld.
 * @param week map of one room @param found its incidents
 */
function withoutLonePcs(week: readonly WeekRow[], found: readonly PcIncident[], range: DayRange): WeekRow[] {
  if (daysIn(range) > DAYS_PER_WEEK) return [...week];
  const pcs = new Map<string, Set<string>>();
  for (const { incident, pc } of found) {
    const cell = `${weekdayOf(incident.day)} ${timeKey(incident)}`;
    pcs.set(cell, (pcs.get(cell) ?? new Set()).add(pc.pc));
  }
  const lone = new Set([...pcs].filter(([, those]) => those.size === 1).map(([cell]) => Number(cell[0]) - 1));
  return week.map(({ time, counts }) => ({ time, counts: counts.map((count, at) => (lone.has(at) ? null : count)) }));
}
