import { exemptionReasons } from '../exemption/exemption.ts';
import type { Arrival } from '../journal/arrivals.ts';
import {
  aggregateRange,
  type CountDimension,
  type DailyAggregates,
  type DayAggregate,
  noOutcome,
} from '../journal/daily-aggregates.ts';
import { noticedBy, outcomes } from '../journal/entry.ts';
import { surfaces } from '../rules/surface.ts';
import { type DayRange, daysIn, listDays } from '../time/day-range.ts';
import { weekdayOf } from '../time/weekday.ts';
import { changesIn, type RecordedChange } from './chart-marks.ts';
import type { ComparedPcs } from './comparison.ts';
import type { Crosstab } from './crosstab.ts';
import { movedShare, pressesOf, rateOf, stepsOf, type WeekMap, weekMapOf } from './metrics.ts';
import { type CountedPc, type PlatformUse, platformUse } from './platform-use.ts';
import { pastDays, type ReportScope } from './report-scope.ts';
import type { Shown } from './suppression.ts';

/** A count in the period and in the period before. */
export interface ComparedCount {
  key: string;
  now: Shown;
  before: Shown;
}

/** A share (0 to 1) in the period and in the period before. */
export interface ComparedShare {
  now: Share;
  before: Share;
}

/** `suppressed` cannot be shown, `none` does not exist: nothing was divided. */
export type Share = number | 'suppressed' | 'none';

/** A row of the week map: a lesson or hour with seven counts, from Monday to Sunday. */
export interface WeekRow {
  time: string;
  counts: Shown[];
}

/** A day, week or month of a chart. */
export interface ReportStep {
  range: DayRange;
  count: Shown;
  /**
   * Incidents of the step at the same place in the period before: the first school day beside the first. Missing if nothing
   * is known of that step.
   */
  before?: number;
  /** Its incidents by system; missing in a report that leaves the school. */
  systems?: ReadonlyMap<string, number>;
  /** The step of the period before that it is compared with. */
  earlier?: DayRange;
}

/** How often a platform's button was pressed, and whether the platform opened. Earlier presses have no such record. */
export interface Presses {
  pressed: number;
  yes: number;
  no: number;
  unknown: number;
}

/** The contents of a report, of one PC or of many. A suppressed count is `null`. */
export interface ReportView {
  range: DayRange;
  before: DayRange;
  /** False if there is no data of the period before: then nothing can be compared. */
  isBeforeKnown: boolean;
  /** False if the counts of the two periods come from different PCs or days, so that only their rate can be compared. */
  isComparable: boolean;
  /** From how many PCs the two periods come; `null` for a single PC. */
  pcs: ComparedPcs | null;
  incidents: ComparedCount;
  /**
   * Incidents that ended in MAX or Sferum, of those with a known outcome. In a report that leaves the school: those whose
   * button was pressed.
   */
  moved: ComparedShare;
  /** Presses of a platform's button in the period and what came of them; `null` if the report leaves the school. */
  presses: Presses | null;
  /** Lessons with a permitted platform, where they were counted; `null` if the report leaves the school. */
  platform: { now: PlatformUse | null; before: PlatformUse | null } | null;
  /** Incidents whose page did not open, of all. */
  unreachable: ComparedShare;
  exemptions: ComparedCount;
  /** Entries that the store lost. */
  missing: ComparedCount;
  /** Uncovered lessons of the timetable. */
  unwatched: ComparedCount;
  /** School days without a browser start, where no timetable is used. */
  absentDays: ComparedCount;
  /** Incidents per 100 covered lessons; `null` if no lesson was covered or the report leaves the school. */
  rate: { now: number | null; before: number | null };
  systems: ComparedCount[];
  outcomes: ComparedCount[];
  noticed: ComparedCount[];
  surfaces: ComparedCount[];
  /** Exemptions by reason; empty if the report leaves the school. */
  reasons: ComparedCount[];
  /** Warnings marked as mistaken, by `mistakeKey`; empty if the report leaves the school. */
  mistakes: ComparedCount[];
  /** Incidents by day, week or month of the period, without days to come. */
  steps: ReportStep[];
  /** From which days on incidents were recorded otherwise; empty if the report leaves the school. */
  changes: RecordedChange[];
  week: WeekRow[];
  /** The weekdays to show of `week`, as indexes from Monday: those with school or with incidents. */
  weekdays: number[];
  /** Ids of the rule packs of the incidents. */
  packs: string[];
  /** Incidents by place and system; `null` for a single PC. */
  places: Crosstab | null;
}

const DAYS_PER_WEEK = 7;

const outcomeKeys = [...outcomes, noOutcome];

/**
 * Build the report of one PC; nothing is suppressed.
 * @param systems ids in the order of the report; systems of older packs follow them
 * @param covered number of covered lessons by ISO day
 * @param pcs the PCs on which lessons with a permitted platform may have been counted
 */
export function viewOfJournal(
  days: DailyAggregates,
  scope: ReportScope,
  systems: readonly string[],
  covered: ReadonlyMap<string, number>,
  pcs: readonly CountedPc[] = [],
): ReportView {
  const { range, before } = scope;
  const now = aggregateRange(days, range);
  const then = aggregateRange(days, before);
  const row = (key: string, read: (aggregate: DayAggregate) => number): ComparedCount => ({
    key,
    now: read(now),
    before: read(then),
  });
  const rows = (keys: readonly string[], dimension: CountDimension): ComparedCount[] =>
    keys.map((key) => row(key, ({ by }) => by[dimension].get(key) ?? 0));
  const week = weekMapOf(days, range);
  const weekdays = weekdaysToShow(week, scope);
  return {
    range,
    before,
    ...{ isBeforeKnown: true, isComparable: true, pcs: null },
    incidents: row('incidents', ({ incidents }) => incidents),
    moved: { now: movedOf(now), before: movedOf(then) },
    presses: pressesIn(now),
    platform: { now: platformUse(pcs, range), before: platformUse(pcs, before) },
    unreachable: { now: unreachableOf(now), before: unreachableOf(then) },
    exemptions: row('exemptions', ({ exemptions }) => exemptions),
    missing: row('missing', ({ missing }) => missing),
    unwatched: row('unwatched', ({ unwatched }) => unwatched),
    absentDays: row('absentDays', ({ absentDays }) => absentDays),
    rate: { now: rateOf(days, range, covered), before: rateOf(days, before, covered) },
    systems: rows(withOthers(systems, [...now.by.system.keys(), ...then.by.system.keys()]), 'system'),
    outcomes: rows(outcomeKeys, 'outcome'),
    noticed: rows(noticedBy, 'noticed'),
    surfaces: rows(surfaces, 'surface'),
    reasons: rows(exemptionReasons, 'exemption'),
    mistakes: rows(withOthers([], [...now.by.mistake.keys(), ...then.by.mistake.keys()]), 'mistake'),
    steps: comparedSteps(days, scope, weekdays),
    changes: changesIn(days, range),
    week: [...week].map(([time, counts]) => ({ time, counts: [...counts] })),
    weekdays,
    packs: [...now.by.pack.keys()].sort(),
    places: null,
  };
}

/**
 * Leave out what is compared with days before the first known one.
 * @param from ISO day; `null` if all days are known
 */
export function knownFrom(view: ReportView, from: string | null): ReportView {
  if (from === null || from <= view.before.from) return view;
  const steps = view.steps.map((step) => {
    if (step.earlier === undefined || step.earlier.to >= from) return step;
    const { before: _before, earlier: _earlier, ...known } = step;
    return known;
  });
  return { ...view, isBeforeKnown: from <= view.before.to, steps };
}

/** Return the share of a count; `suppressed` if one of the numbers is. */
export function shareOf(part: Shown, whole: Shown): Share {
  if (part === null || whole === null) return 'suppressed';
  return whole > 0 ? part / whole : 'none';
}

/** Sort rows by size, then by that of the period before. Suppressed rows come last: their order would tell their size. */
export function bySize(rows: readonly ComparedCount[]): ComparedCount[] {
  return [...rows].sort((a, b) => (b.now ?? -1) - (a.now ?? -1) || (b.before ?? -1) - (a.before ?? -1));
}

function movedOf(aggregate: DayAggregate): Share {
  const { moved, of } = movedShare(aggregate);
  return shareOf(moved, of);
}

function pressesIn(aggregate: DayAggregate): Presses {
  const { arrival } = aggregate.by;
  const of = (arrived: Arrival): number => arrival.get(arrived) ?? 0;
  return { pressed: pressesOf(aggregate), yes: of('yes'), no: of('no'), unknown: of('unknown') };
}

function unreachableOf({ incidents, by }: DayAggregate): Share {
  return shareOf(by.noticed.get('unreachable') ?? 0, incidents);
}

function weekdaysToShow(week: WeekMap, { schoolDays }: ReportScope): number[] {
  const rows = [...week.values()];
  const school = new Set([...schoolDays].map((day) => weekdayOf(day) - 1));
  const hasIncidents = (at: number): boolean => rows.some((counts) => (counts[at] ?? 0) > 0);
  return [0, 1, 2, 3, 4, 5, 6].filter((at) => hasIncidents(at) || school.has(at));
}

function comparedSteps(days: DailyAggregates, scope: ReportScope, weekdays: readonly number[]): ReportStep[] {
  const steps = schoolSteps(stepsOf(pastDays(scope, days)), weekdays);
  const earlierOf = pairedSteps(steps, schoolSteps(stepsOf(scope.before), weekdays), scope);
  return steps.map((step) => {
    const earlier = earlierOf.get(step);
    const { incidents, by } = aggregateRange(days, step);
    const isAlike = earlier && (daysIn(earlier) === 1) === (daysIn(step) === 1);
    return {
      ...{ range: step, count: incidents, systems: by.system },
      ...(isAlike && { before: aggregateRange(days, earlier).incidents, earlier }),
    };
  });
}

/**
 * Return the step of the period before for each step, by their order. In a period of single days that is longer than a week,
 * days without school are left out: a school day is compared with a school day, not with one of a vacation. In a week, a
 * weekday is compared with the same weekday.
 */
function pairedSteps(
  now: readonly DayRange[],
  then: readonly DayRange[],
  { range, schoolDays, schoolDaysBefore }: ReportScope,
): Map<DayRange, DayRange | undefined> {
  const isByDay = [...now, ...then].every((step) => daysIn(step) === 1);
  const isPaired = isByDay && daysIn(range) > DAYS_PER_WEEK && schoolDays.size > 0 && schoolDaysBefore.size > 0;
  const earlier = isPaired ? then.filter(({ from }) => schoolDaysBefore.has(from)) : then;
  const compared = isPaired ? now.filter(({ from }) => schoolDays.has(from)) : now;
  return new Map(compared.map((step, at) => [step, earlier[at]]));
}

/** Leave out steps that consist of weekdays that the report does not show, such as a Sunday that begins a month. */
export function schoolSteps(steps: readonly DayRange[], weekdays: readonly number[]): DayRange[] {
  return steps.filter((step) => listDays(step).some((day) => weekdays.includes(weekdayOf(day) - 1)));
}

/** List the systems in force in their order, then other systems that were found, sorted by id. */
function withOthers(systems: readonly string[], found: readonly string[]): string[] {
  return [...new Set([...systems, ...[...found].sort()])];
}
