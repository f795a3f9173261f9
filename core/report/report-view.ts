import {
  aggregateByDay,
  aggregateRange,
  type DailyAggregates,
  type DayAggregate,
  mergeDailyAggregates,
  noOutcome,
  timeKey,
} from '../journal/daily-aggregates.ts';
import { noticedBy, outcomes } from '../journal/entry.ts';
import { periodBefore, type ReportPeriod, rangeOf } from '../time/calendar-period.ts';
import { type DayRange, within } from '../time/day-range.ts';
import { weekdayOf } from '../time/weekday.ts';
import { type Crosstab, crosstab, incidentsOf, oneWayTable, type PcIncident } from './crosstab.ts';
import type { MergedExports } from './merge.ts';
import { byTime, movedShare, rateOf, stepsOf, weekMapOf } from './metrics.ts';
import { isSensitive, minimumPcs, type Shown } from './suppression.ts';

/** A count in the period and in the period before. */
export interface ComparedCount {
  key: string;
  now: Shown;
  before: Shown;
}

/** The contents of a report, of one PC or of many. A suppressed count is `null`. */
export interface ReportView {
  range: DayRange;
  before: DayRange;
  incidents: ComparedCount;
  /** Incidents that ended in MAX or Sferum. */
  moved: ComparedCount;
  /** Incidents with a known outcome. */
  asked: ComparedCount;
  exemptions: ComparedCount;
  /** Entries that the store lost. */
  missing: ComparedCount;
  /** Uncovered lessons of the timetable. */
  unwatched: ComparedCount;
  /** School days without a browser start, where no timetable is used. */
  absentDays: ComparedCount;
  /** Incidents per 100 covered lessons; `null` if no lesson was covered or many PCs are merged. */
  rate: { now: number | null; before: number | null };
  systems: ComparedCount[];
  outcomes: ComparedCount[];
  noticed: ComparedCount[];
  /** Incidents by day, week or month of the period. */
  steps: { range: DayRange; count: Shown }[];
  /** Incidents by lesson or hour, each with seven counts from Monday to Sunday. */
  week: { time: string; counts: Shown[] }[];
  /** Ids of the rule packs of the incidents. */
  packs: string[];
  /** Incidents by place and system; `null` for a single PC. */
  places: Crosstab | null;
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'];
const outcomeKeys = [...outcomes, noOutcome];

/**
 * Build the report of one PC; nothing is suppressed.
 * @param systems ids in the order of the report; systems of older packs follow them
 * @param covered number of covered lessons by ISO day
 */
export function viewOfJournal(
  days: DailyAggregates,
  period: ReportPeriod,
  systems: readonly string[],
  covered: ReadonlyMap<string, number>,
): ReportView {
  const range = rangeOf(period);
  const before = rangeOf(periodBefore(period));
  const now = aggregateRange(days, range);
  const then = aggregateRange(days, before);
  const row = (key: string, read: (aggregate: DayAggregate) => number): ComparedCount => ({
    key,
    now: read(now),
    before: read(then),
  });
  const rows = (keys: readonly string[], dimension: 'system' | 'outcome' | 'noticed'): ComparedCount[] =>
    keys.map((key) => row(key, ({ by }) => by[dimension].get(key) ?? 0));
  return {
    range,
    before,
    incidents: row('incidents', ({ incidents }) => incidents),
    moved: row('moved', (aggregate) => movedShare(aggregate).moved),
    asked: row('asked', (aggregate) => movedShare(aggregate).of),
    exemptions: row('exemptions', ({ exemptions }) => exemptions),
    missing: row('missing', ({ missing }) => missing),
    unwatched: row('unwatched', ({ unwatched }) => unwatched),
    absentDays: row('absentDays', ({ absentDays }) => absentDays),
    rate: { now: rateOf(days, range, covered), before: rateOf(days, before, covered) },
    systems: rows(withOthers(systems, [...now.by.system.keys(), ...then.by.system.keys()]), 'system'),
    outcomes: rows(outcomeKeys, 'outcome'),
    noticed: rows(noticedBy, 'noticed'),
    steps: stepsOf(range).map((step) => ({ range: step, count: aggregateRange(days, step).incidents })),
    week: [...weekMapOf(days, range)].map(([time, counts]) => ({ time, counts: [...counts] })),
    packs: [...now.by.pack.keys()].sort(),
    places: null,
  };
}

/**
 * Build the report of many PCs and apply suppression.
 * @param systems ids in the order of the report; systems of older packs follow them
 * @param threshold PCs, {@link minimumPcs} at least
 */
export function viewOfExports(
  merged: MergedExports,
  period: ReportPeriod,
  systems: readonly string[],
  threshold: number = minimumPcs,
): ReportView {
  const range = rangeOf(period);
  const before = rangeOf(periodBefore(period));
  const found = incidentsOf(merged, range);
  const foundBefore = incidentsOf(merged, before);
  const days = mergeDailyAggregates(merged.pcs.map(({ lines }) => aggregateByDay(lines)));
  const unsuppressed = viewOfJournal(days, period, systems, new Map());
  const lines = (rows: readonly ComparedCount[], of: (incident: PcIncident) => string): ComparedCount[] => {
    const keys = rows.map(({ key }) => key);
    const now = oneWayTable(found, { keys, of }, threshold);
    const then = oneWayTable(foundBefore, { keys, of }, threshold);
    return keys.map((key, i) => ({ key, now: now.cells[i] ?? null, before: then.cells[i] ?? null }));
  };
  const shownOutcomes = lines(unsuppressed.outcomes, ({ outcome }) => outcome ?? noOutcome);
  const total = { now: totalOf(found, threshold), before: totalOf(foundBefore, threshold) };
  const steps = stepsOf(range, 'week');
  const stepCounts = oneWayTable(found, { keys: steps.map(({ from }) => from), of: stepFor(steps) }, threshold);
  return {
    ...unsuppressed,
    incidents: { key: 'incidents', ...total },
    ...movedOf(shownOutcomes, total),
    exemptions: {
      key: 'exemptions',
      now: exemptionsOf(merged, range, threshold),
      before: exemptionsOf(merged, before, threshold),
    },
    systems: lines(unsuppressed.systems, ({ incident }) => incident.system),
    outcomes: shownOutcomes,
    noticed: lines(unsuppressed.noticed, ({ incident }) => incident.noticed),
    steps: steps.map((step, i) => ({ range: step, count: stepCounts.cells[i] ?? null })),
    week: weekOf(found, unsuppressed, threshold),
    places: placesOf(merged, found, unsuppressed.systems, threshold),
  };
}

function exemptionsOf({ pcs }: MergedExports, range: DayRange, threshold: number): Shown {
  const found = pcs.flatMap(({ pc, lines }) =>
    lines.flatMap(({ entry }) => (entry.kind === 'exemption' && within(entry.day, range) ? [pc] : [])),
  );
  const cell = { count: found.length, pcs: new Set(found).size };
  return isSensitive(cell, Math.max(threshold, minimumPcs)) ? null : cell.count;
}

function totalOf(incidents: readonly PcIncident[], threshold: number): Shown {
  return oneWayTable(incidents, { keys: [], of: () => '' }, threshold).total;
}

function weekOf(found: readonly PcIncident[], { week }: ReportView, threshold: number): ReportView['week'] {
  const times = week.map(({ time }) => time).sort(byTime);
  const table = crosstab(
    found,
    { keys: times, of: ({ incident }) => timeKey(incident) },
    { keys: weekdays, of: ({ incident }) => String(weekdayOf(incident.day)) },
    threshold,
  );
  return times.map((time, i) => ({ time, counts: table.cells[i] ?? [] }));
}

function placesOf(
  merged: MergedExports,
  found: readonly PcIncident[],
  systems: readonly ComparedCount[],
  threshold: number,
): Crosstab {
  const keys = [...new Set(merged.pcs.map(({ place }) => place))];
  return crosstab(
    found,
    { keys, of: ({ pc }) => pc.place },
    { keys: systems.map(({ key }) => key), of: ({ incident }) => incident.system },
    threshold,
  );
}

/** Compute `moved` and `asked` from the shown outcomes only, so that they reveal nothing more. */
function movedOf(
  rows: readonly ComparedCount[],
  total: Omit<ComparedCount, 'key'>,
): Pick<ReportView, 'moved' | 'asked'> {
  const of = (key: string, side: 'now' | 'before'): Shown => rows.find((row) => row.key === key)?.[side] ?? null;
  const moved = (side: 'now' | 'before'): Shown => sum(of('moved-to-max', side), of('moved-to-sferum', side));
  const asked = (side: 'now' | 'before'): Shown => sum(total[side], negative(of(noOutcome, side)));
  return {
    moved: { key: 'moved', now: moved('now'), before: moved('before') },
    asked: { key: 'asked', now: asked('now'), before: asked('before') },
  };
}

const sum = (a: Shown, b: Shown): Shown => (a === null || b === null ? null : a + b);

const negative = (a: Shown): Shown => (a === null ? null : -a);

function stepFor(steps: readonly DayRange[]): (incident: PcIncident) => string {
  return ({ incident }) => steps.find((step) => within(incident.day, step))?.from ?? '';
}

/** List the systems in force in their order, then other systems that were found, sorted by id. */
function withOthers(systems: readonly string[], found: readonly string[]): string[] {
  return [...new Set([...systems, ...[...found].sort()])];
}
