import {
  aggregateByDay,
  aggregateRange,
  type DailyAggregates,
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

/** A count in the period and in the one before. */
export interface ComparedCount {
  key: string;
  now: Shown;
  before: Shown;
}

/** Everything a report shows. What is withheld because few PCs stand behind it is `null`. */
export interface ReportView {
  range: DayRange;
  before: DayRange;
  incidents: ComparedCount;
  /** Those who went to MAX or Sferum, of those something is known of. */
  moved: ComparedCount;
  asked: ComparedCount;
  exemptions: ComparedCount;
  missing: ComparedCount;
  /** Uncovered lessons of the timetable. */
  unwatched: ComparedCount;
  /** Incidents of a hundred watched lessons; `null`: no lessons were counted. */
  rate: { now: number | null; before: number | null };
  systems: ComparedCount[];
  outcomes: ComparedCount[];
  noticed: ComparedCount[];
  /** Days, weeks or months of the period. */
  steps: { range: DayRange; count: Shown }[];
  /** Lessons, each with its counts from Monday to Sunday. */
  week: { time: string; counts: Shown[] }[];
  /** Rule packs that incidents were counted under. */
  packs: string[];
  /** Places by systems, where several PCs are joined. */
  places: Crosstab | null;
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'];
const outcomeKeys = [...outcomes, noOutcome];

/** The report of one PC. @param watched lessons it watched, by ISO day */
export function viewOfJournal(
  days: DailyAggregates,
  period: ReportPeriod,
  systems: readonly string[],
  watched: ReadonlyMap<string, number>,
): ReportView {
  const range = rangeOf(period);
  const before = rangeOf(periodBefore(period));
  const now = aggregateRange(days, range);
  const then = aggregateRange(days, before);
  const row = (key: string, read: (sums: typeof now) => number): ComparedCount => ({
    key,
    now: read(now),
    before: read(then),
  });
  const rows = (keys: readonly string[], tally: 'system' | 'outcome' | 'noticed'): ComparedCount[] =>
    keys.map((key) => row(key, ({ by }) => by[tally].get(key) ?? 0));
  return {
    range,
    before,
    incidents: row('incidents', ({ incidents }) => incidents),
    moved: row('moved', (sums) => movedShare(sums).moved),
    asked: row('asked', (sums) => movedShare(sums).of),
    exemptions: row('exemptions', ({ exemptions }) => exemptions),
    missing: row('missing', ({ missing }) => missing),
    unwatched: row('unwatched', ({ unwatched }) => unwatched),
    rate: { now: rateOf(days, range, watched), before: rateOf(days, before, watched) },
    systems: rows(withOthers(systems, [...now.by.system.keys(), ...then.by.system.keys()]), 'system'),
    outcomes: rows(outcomeKeys, 'outcome'),
    noticed: rows(noticedBy, 'noticed'),
    steps: stepsOf(range).map((step) => ({ range: step, count: aggregateRange(days, step).incidents })),
    week: [...weekMapOf(days, range)].map(([time, counts]) => ({ time, counts: [...counts] })),
    packs: [...now.by.pack.keys()].sort(),
    places: null,
  };
}

/** The report of many PCs. @param fewest PCs that must stand behind a number, {@link minimumPcs} at least */
export function viewOfExports(
  joined: MergedExports,
  period: ReportPeriod,
  systems: readonly string[],
  fewest = minimumPcs,
): ReportView {
  const range = rangeOf(period);
  const before = rangeOf(periodBefore(period));
  const found = incidentsOf(joined, range);
  const found0 = incidentsOf(joined, before);
  const days = mergeDailyAggregates(joined.pcs.map(({ lines }) => aggregateByDay(lines)));
  const own = viewOfJournal(days, period, systems, new Map());
  const lines = (rows: readonly ComparedCount[], of: (incident: PcIncident) => string): ComparedCount[] => {
    const keys = rows.map(({ key }) => key);
    const now = oneWayTable(found, { keys, of }, fewest);
    const then = oneWayTable(found0, { keys, of }, fewest);
    return keys.map((key, i) => ({ key, now: now.cells[i] ?? null, before: then.cells[i] ?? null }));
  };
  const shownOutcomes = lines(own.outcomes, ({ outcome }) => outcome ?? noOutcome);
  const total = { now: oneWayTable(found, none, fewest).total, before: oneWayTable(found0, none, fewest).total };
  const week = weekOf(found, own, fewest);
  const steps = stepsOf(range, 'week');
  const stepCounts = oneWayTable(found, { keys: steps.map(({ from }) => from), of: stepFor(steps) }, fewest);
  return {
    ...own,
    incidents: { key: 'incidents', ...total },
    ...movedOf(shownOutcomes, total),
    exemptions: {
      key: 'exemptions',
      now: exemptionsOf(joined, range, fewest),
      before: exemptionsOf(joined, before, fewest),
    },
    systems: lines(own.systems, ({ incident }) => incident.system),
    outcomes: shownOutcomes,
    noticed: lines(own.noticed, ({ incident }) => incident.noticed),
    steps: steps.map((step, i) => ({ range: step, count: stepCounts.cells[i] ?? null })),
    week,
    places: placesOf(joined, found, own.systems, fewest),
  };
}

function exemptionsOf({ pcs }: MergedExports, range: DayRange, fewest: number): Shown {
  const found = pcs.flatMap(({ pc, lines }) =>
    lines.flatMap(({ entry }) => (entry.kind === 'exemption' && within(entry.day, range) ? [pc] : [])),
  );
  const cell = { count: found.length, pcs: new Set(found).size };
  return isSensitive(cell, Math.max(fewest, minimumPcs)) ? null : cell.count;
}

const none = { keys: [], of: () => '' };

function weekOf(found: readonly PcIncident[], { week }: ReportView, fewest: number): ReportView['week'] {
  const times = week.map(({ time }) => time).sort(byTime);
  const table = crosstab(
    found,
    { keys: times, of: ({ incident }) => timeKey(incident) },
    { keys: weekdays, of: ({ incident }) => String(weekdayOf(incident.day)) },
    fewest,
  );
  return times.map((time, i) => ({ time, counts: table.cells[i] ?? [] }));
}

function placesOf(
  joined: MergedExports,
  found: readonly PcIncident[],
  systems: readonly ComparedCount[],
  fewest: number,
): Crosstab {
  const keys = [...new Set(joined.pcs.map(({ place }) => place))];
  return crosstab(
    found,
    { keys, of: ({ pc }) => pc.place },
    { keys: systems.map(({ key }) => key), of: ({ incident }) => incident.system },
    fewest,
  );
}

/** Those who moved, as far as what is shown of outcomes tells. */
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

/** The systems in force in their order, then those of earlier packs. */
function withOthers(systems: readonly string[], found: readonly string[]): string[] {
  return [...new Set([...systems, ...[...found].sort()])];
}
