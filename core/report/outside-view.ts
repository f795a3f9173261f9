import { aggregateRange, noOutcome } from '../journal/daily-aggregates.ts';
import { type Outcome, outcomes } from '../journal/entry.ts';
import { byTime, timeKey } from '../journal/time-key.ts';
import { type DayRange, within } from '../time/day-range.ts';
import { weekdayOf } from '../time/weekday.ts';
import {
  type Crosstab,
  countLine,
  crosstab,
  incidentsOf,
  oneWayTable,
  type PcIncident,
  type SummedDimension,
} from './crosstab.ts';
import type { MergedExports } from './merge.ts';
import { compared, daysOfExports } from './merged-view.ts';
import { stepsOf } from './metrics.ts';
import { pastDays, type ReportScope } from './report-scope.ts';
import {
  type ComparedCount,
  type ReportView,
  type Share,
  schoolSteps,
  shareOf,
  viewOfJournal,
  type WeekRow,
} from './report-view.ts';
import { isSensitive, minimumPcs, type Shown, suppressLine } from './suppression.ts';

const weekdays = ['1', '2', '3', '4', '5', '6', '7'];

/**
 * Build the report of many PCs that leaves the school, with suppression. What is suppressed with a small number is chosen so
 * that the total, the share that moved and the order of the systems stay wherever they can.
 * @param systems ids in the order of the report; systems of older packs follow them
 * @param threshold PCs, {@link minimumPcs} at least
 */
export function viewOutside(
  merged: MergedExports,
  scope: ReportScope,
  systems: readonly string[],
  threshold: number = minimumPcs,
): ReportView {
  const days = daysOfExports(merged);
  const exact = compared(viewOfJournal(days, scope, systems, new Map()), merged, scope);
  const now = (by: SummedDimension): PcIncident[] => incidentsOf(merged, scope.range, by);
  const then = (by: SummedDimension): PcIncident[] => incidentsOf(merged, scope.before, by);
  const lines = (rows: readonly ComparedCount[], by: 'system' | 'noticed' | 'surface'): ComparedCount[] =>
    bothPeriods(
      rows.map(({ key }) => key),
      (keys) => oneWayTable(now(by), { keys, of: ({ incident }) => incident[by] }, threshold).cells,
      (keys) => oneWayTable(then(by), { keys, of: ({ incident }) => incident[by] }, threshold).cells,
    );
  const total = { now: totalOf(now('system'), threshold), before: totalOf(then('system'), threshold) };
  const noticed = lines(exact.noticed, 'noticed');
  const unreachable = noticed.find(({ key }) => key === 'unreachable');
  const notOpened = (at: 'now' | 'before'): Share => shareOf(unreachable?.[at] ?? null, total[at]);
  const [outcomesNow, outcomesThen] = [outcomeLine(now('outcome'), threshold), outcomeLine(then('outcome'), threshold)];
  return {
    ...exact,
    incidents: { key: 'incidents', ...total },
    moved: { now: outcomesNow.moved, before: outcomesThen.moved },
    unreachable: { now: notOpened('now'), before: notOpened('before') },
    exemptions: {
      key: 'exemptions',
      now: exemptionsOf(merged, scope.range, threshold),
      before: exemptionsOf(merged, scope.before, threshold),
    },
    rate: { now: null, before: null },
    systems: lines(exact.systems, 'system'),
    outcomes: bothPeriods(
      exact.outcomes.map(({ key }) => key),
      (keys) => keys.map((key) => outcomesNow.counts.get(key) ?? null),
      (keys) => keys.map((key) => outcomesThen.counts.get(key) ?? null),
    ),
    noticed,
    surfaces: lines(exact.surfaces, 'surface'),
    ...{ changes: [], reasons: [], mistakes: [], presses: null, platform: null },
    steps: stepLine(now('system'), schoolSteps(stepsOf(pastDays(scope, days), 'week'), exact.weekdays), threshold),
    week: weekOf(now('time'), exact, threshold),
    places: placesOf(merged, now('system'), exact.systems, threshold),
  };
}

function bothPeriods(
  keys: readonly string[],
  now: (keys: readonly string[]) => Shown[],
  before: (keys: readonly string[]) => Shown[],
): ComparedCount[] {
  const [a, b] = [now(keys), before(keys)];
  return keys.map((key, i) => ({ key, now: a[i] ?? null, before: b[i] ?? null }));
}

const MOVED: readonly Outcome[] = ['moved-to-max', 'moved-to-sferum'];

/**
 * Suppress the outcomes in two steps: how many moved, did something else or have no outcome, where the number that moved is
 * suppressed last; then the outcomes within each of these groups. The outcomes of a suppressed group are suppressed.
 */
function outcomeLine(found: readonly PcIncident[], threshold: number): { counts: Map<string, Shown>; moved: Share } {
  const groups = [MOVED, outcomes.filter((outcome) => !MOVED.includes(outcome)), [noOutcome]];
  const keyOf = ({ outcome }: PcIncident): string => outcome ?? noOutcome;
  const groupOf = (incident: PcIncident): string =>
    String(groups.findIndex((group) => (group as readonly string[]).includes(keyOf(incident))));
  const line = countLine(found, { keys: ['0', '1', '2'], of: groupOf });
  const shown = suppressLine(line, threshold, 0);
  const counts = new Map<string, Shown>();
  groups.forEach((keys, at) => {
    const inGroup = found.filter((incident) => groupOf(incident) === String(at));
    const cells =
      shown.cells[at] === null ? keys.map(() => null) : oneWayTable(inGroup, { keys, of: keyOf }, threshold).cells;
    keys.forEach((key, i) => void counts.set(key, cells[i] ?? null));
  });
  const [moved = null, , unknown = null] = shown.cells;
  const exactUnknown = line.cells[2]?.count ?? 0;
  return { counts, moved: shownMovedShare(moved, shown.total, unknown, exactUnknown, Math.max(threshold, minimumPcs)) };
}

/**
 * Return the share that moved, of the incidents with an outcome. Where the number without an outcome is suppressed, the
 * share is rounded to whole per cents, and shown if that number can still have at least `threshold` more values.
 */
function shownMovedShare(moved: Shown, total: Shown, unknown: Shown, exactUnknown: number, threshold: number): Share {
  if (moved === null || total === null) return 'suppressed';
  if (unknown !== null) return shareOf(moved, total - unknown);
  const percentOf = (without: number): number => Math.round((100 * moved) / (total - without));
  const percent = percentOf(exactUnknown);
  let possible = 0;
  for (let without = 0; without < total && without <= total - moved; without++) {
    if (percentOf(without) === percent) possible += 1;
  }
  return possible > threshold ? percent / 100 : 'suppressed';
}

function exemptionsOf({ pcs }: MergedExports, range: DayRange, threshold: number): Shown {
  const counts = pcs.map((pc) => aggregateRange(daysOfExports({ pcs: [pc] }), range).exemptions);
  const cell = {
    count: counts.reduce((sum, count) => sum + count, 0),
    pcs: counts.filter((count) => count > 0).length,
  };
  return isSensitive(cell, Math.max(threshold, minimumPcs)) ? null : cell.count;
}

function totalOf(incidents: readonly PcIncident[], threshold: number): Shown {
  return oneWayTable(incidents, { keys: [], of: () => '' }, threshold).total;
}

function stepLine(found: readonly PcIncident[], steps: readonly DayRange[], threshold: number): ReportView['steps'] {
  const of = ({ incident }: PcIncident): string => steps.find((step) => within(incident.day, step))?.from ?? '';
  const { cells } = oneWayTable(found, { keys: steps.map(({ from }) => from), of }, threshold);
  return steps.map((step, i) => ({ range: step, count: cells[i] ?? null }));
}

function weekOf(found: readonly PcIncident[], { week }: ReportView, threshold: number): WeekRow[] {
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
