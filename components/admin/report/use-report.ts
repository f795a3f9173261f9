import { useMemo, useState } from 'preact/hooks';
import type { Pack } from '../../../core/regulation/pack.ts';
import { freeDaysIn } from '../../../core/report/chart-marks.ts';
import { isComparable } from '../../../core/report/comparison.ts';
import { coverageOf } from '../../../core/report/coverage.ts';
import { viewOfSchool, weekOfRoom } from '../../../core/report/merged-view.ts';
import { viewOutside } from '../../../core/report/outside-view.ts';
import { openedByDay } from '../../../core/report/platform-use.ts';
import {
  daysOfPeriod,
  previousPeriod,
  type SchoolPeriod,
  type SchoolYear,
} from '../../../core/report/report-period.ts';
import {
  comparedRange,
  itemsOfExports,
  listedBy,
  regulationsOfExports,
  regulationsOfJournal,
  systemsOfReport,
} from '../../../core/report/report-regulations.ts';
import { type ReportScope, reportScope } from '../../../core/report/report-scope.ts';
import { knownFrom, type ReportView, viewOfJournal } from '../../../core/report/report-view.ts';
import { minimumPcs } from '../../../core/report/suppression.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { everyDay } from '../../../core/time/day-range.ts';
import { isSchoolDay } from '../../../core/timetable/school-day.ts';
import { schoolTerms } from '../../../core/timetable/school-terms.ts';
import type { AdminPorts } from '../ports.ts';
import type { Audience } from './AudienceField.tsx';
import { regulationsSentence } from './regulation-words.ts';
import { reportSpeech } from './report-words.ts';
import { useExpectedPlaces } from './use-expected-places.ts';
import { useImportedFiles } from './use-imported-files.ts';
import { type OwnDays, useOwnDays } from './use-own-days.ts';
import { useStoredItems } from './use-stored-items.ts';

/** The report on the page and its input. */
export type Report = ReturnType<typeof useReport>;

/**
 * Computes the report: from the imported files if there are any (`many`), else from this PC's journal.
 * @param open whether the report is shown; the journal is not read otherwise
 * @param today an ISO day
 */
export function useReport(ports: AdminPorts, open: boolean, pack: Pack, settings: Settings, today: string) {
  const [audience, setAudience] = useState<Audience>({ name: 'school', fewest: minimumPcs });
  const { period, setPeriod, year, scope, free } = useScope(ports, settings, today);
  const files = useImportedFiles(ports.isSigned);
  const own = useOwnDays(ports, open);
  const expected = useExpectedPlaces(ports);
  const { joined } = files;
  const many = joined.pcs.length > 0;
  const days = own.days === 'failed' ? null : own.days;
  const threshold = audience.name === 'outside' ? audience.fewest : null;
  const range = comparedRange(scope);
  const regulations = useMemo(
    () =>
      many
        ? regulationsOfExports(joined, { from: range.from, to: range.to })
        : regulationsOfJournal(days?.sums ?? new Map(), { from: range.from, to: range.to }),
    [many, joined, days, range.from, range.to],
  );
  const packs = [pack, ...ports.knownPacks];
  const isUnknown = regulations.some(({ id }) => !packs.some((known) => known.id === id));
  const ownItems = useStoredItems(ports, isUnknown && !many, range);
  const stored = many && isUnknown ? itemsOfExports(joined, range, threshold) : ownItems;
  const lists = regulations.map(({ id }) => ({ id, listed: listedBy(id, packs, stored) }));
  const systems = systemsOfReport(
    lists.map(({ listed }) => listed),
    pack,
  );
  const view = useMemo(() => {
    if (!many) return days && viewOfOwn(days, scope, systems);
    return threshold === null ? viewOfSchool(joined, scope, systems) : viewOutside(joined, scope, systems, threshold);
  }, [many, days, joined, scope, threshold, systems.join()]);
  const coverage = useMemo(
    () => (many ? coverageOf(joined, scope, expected.text.split('\n')) : null),
    [many, joined, scope, expected.text],
  );
  const speech = reportSpeech(pack, lists);
  const roomWeek = many && threshold === null ? (place: string) => weekOfRoom(joined, scope, place) : null;
  return {
    ...{ period, setPeriod, year, scope, audience, setAudience, files, own, expected, many, view, coverage, speech },
    ...{ free, recordedUnder: regulationsSentence(regulations, packs, pack), roomWeek },
  };
}

/** The report of this PC. A period before its first day is not compared: nothing was recorded then. */
function viewOfOwn(
  { sums, watched, periods, kept }: OwnDays,
  scope: ReportScope,
  systems: readonly string[],
): ReportView {
  const view = viewOfJournal(sums, scope, systems, watched, [{ opened: openedByDay(sums), lessons: watched, periods }]);
  const known = kept.from === null ? [] : [{ from: kept.from, to: everyDay.to }];
  return { ...knownFrom(view, kept.from), isComparable: isComparable([known], scope) };
}

/** The chosen period, the days that it counts and compares, and its vacations by the school's calendar. */
function useScope({ national }: Pick<AdminPorts, 'national'>, { timetable }: Settings, today: string) {
  const [period, setPeriod] = useState<SchoolPeriod>({ name: 'month', day: today });
  const year = useMemo<SchoolYear>(
    () => ({ ...timetable.calendar, terms: schoolTerms(timetable.calendar) }),
    [timetable],
  );
  const scope = useMemo(
    () =>
      reportScope(daysOfPeriod(period, year), daysOfPeriod(previousPeriod(period, year), year), today, (day) =>
        isSchoolDay(day, timetable, national),
      ),
    [period, year, timetable, national, today],
  );
  const free = useMemo(() => freeDaysIn(scope.range, timetable, national), [scope, timetable, national]);
  return { period, setPeriod, year, scope, free };
}
