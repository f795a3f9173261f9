import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { aggregateRange, type DailyAggregates, type DayAggregate } from '../../../core/journal/daily-aggregates.ts';
import {
  countOf,
  fitsFilter,
  isCountable,
  isFiltering,
  type JournalFilter,
  noFilter,
} from '../../../core/journal/journal-filter.ts';
import { type JournalPeriod, journalRangeOf } from '../../../core/time/calendar-period.ts';
import { everyDay, type OpenDayRange } from '../../../core/time/day-range.ts';
import type { AdminPorts, JournalQuery, ShownRow } from '../ports.ts';

/** Rows on a page of the table: about two screens. */
export const ROWS_PER_PAGE = 50;

/** A page of the journal. */
export interface JournalShown {
  rows: ShownRow[];
  next: string | null;
}

/** The counts of a period. */
interface JournalTotals {
  /** Counts of the period. */
  period: DayAggregate;
  /** Incidents by system id. */
  systems: ReadonlyMap<string, number>;
  /** Lessons and hours with incidents in the whole journal, as keys. */
  times: string[];
  /** Incidents of the whole journal, and its last day with one. */
  incidentsEver: number;
  lastDay: string | null;
}

/** The journal on the page and the actions on it. */
export interface JournalView {
  period: JournalPeriod;
  days: OpenDayRange;
  /** An ISO day. */
  today: string;
  filter: JournalFilter;
  /** `null` while it loads for the first time. */
  shown: JournalShown | 'failed' | null;
  /** `null` until they are known. */
  totals: JournalTotals | null;
  /** Rows and incidents that the filter leaves; `null` until they are counted. */
  count: { rows: number; incidents: number } | null;
  /** ISO day before which only day sums are left, if that is so of days of the period. */
  summedBefore: string | null;
  /** Number of the page, from 1. */
  page: number;
  choose(period: JournalPeriod, days?: OpenDayRange): void;
  setFilter(filter: JournalFilter): void;
  /** Show the lines of these days that fulfil the conditions. */
  open(filter: Partial<JournalFilter>, days: OpenDayRange): void;
  /** How often {@link open} was called: the fields of the period are then drawn again. */
  opened: number;
  older(): void;
  newer(): void;
  reload(): void;
  /** How often the journal changed or {@link reload} was called. */
  version: number;
}

/**
 * Reads one page of the journal at a time and follows its changes.
 * @param wanted false until the journal is shown: nothing is read then
 */
export function useJournal(ports: AdminPorts, zone: string, wanted: boolean): JournalView {
  const [period, setPeriod] = useState<JournalPeriod>('month');
  const [picked, setPicked] = useState<OpenDayRange>({ from: null, to: null });
  const [filter, chooseFilter] = useState(noFilter);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [version, setVersion] = useState(0);
  const [opened, setOpened] = useState(0);
  const reload = useCallback(() => setVersion((known) => known + 1), []);
  const today = ports.today(zone);
  const days = useMemo(() => (period === 'days' ? picked : journalRangeOf(period, today)), [period, picked, today]);
  const query = useMemo(() => queryOf(days, filter), [days, filter]);

  useEffect(() => ports.watchJournal(reload), [ports, reload]);
  const toFirstPage = useCallback(() => setCursors([]), []);
  const wantedVersion = wanted ? version : null;
  const shown = useShownPage(ports, query, cursors, wantedVersion, toFirstPage);
  const totals = useTotals(ports, days, wantedVersion);
  const summedBefore = useSummedBefore(ports, days, wantedVersion);
  const count = useCount(ports, { query, filter }, wantedVersion, totals);

  const choose = (name: JournalPeriod, chosen?: OpenDayRange): void => {
    if (name === 'days') setPicked(chosen ?? days);
    setPeriod(name);
    setCursors([]);
  };
  const setFilter = (next: JournalFilter): void => {
    chooseFilter(next);
    setCursors([]);
  };
  const open: JournalView['open'] = (parts, chosen) => {
    setFilter({ ...noFilter, ...parts });
    choose('days', chosen);
    setOpened((times) => times + 1);
  };
  const older = (): void => {
    if (shown && shown !== 'failed' && shown.next !== null) setCursors([...cursors, shown.next]);
  };
  const newer = (): void => setCursors(cursors.slice(0, -1));
  const page = cursors.length + 1;
  return {
    ...{ period, days, today, filter, shown, totals, summedBefore, count, page, opened },
    ...{ choose, setFilter, open, older, newer, reload, version },
  };
}

function queryOf({ from, to }: OpenDayRange, filter: JournalFilter): JournalQuery {
  return {
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(isFiltering(filter) ? { fits: (row) => fitsFilter(row, filter) } : {}),
  };
}

/**
 * Reads the page at the last cursor.
 * @param version of the journal; `null` while nothing is to be read
 * @param emptied called if that page has no rows any more
 */
function useShownPage(
  ports: AdminPorts,
  query: JournalQuery,
  cursors: readonly string[],
  version: number | null,
  emptied: () => void,
): JournalView['shown'] {
  const [shown, setShown] = useState<JournalView['shown']>(null);
  useEffect(() => {
    if (version === null) return;
    let current = true;
    const before = cursors.at(-1);
    ports.journalPage({ ...query, limit: ROWS_PER_PAGE, ...(before === undefined ? {} : { before }) }).then(
      (loaded) => {
        if (!current) return;
        // All rows of this page have been erased since.
        if (loaded.rows.length === 0 && cursors.length > 0) emptied();
        else setShown(loaded);
      },
      () => current && setShown('failed'),
    );
    return () => {
      current = false;
    };
  }, [ports, query, cursors, version, emptied]);
  return shown;
}

/** Return what is read of the journal in a version, if there is one; `null` before that, and where it cannot be read. */
function useRead<T>(read: () => Promise<T>, version: number | null): T | null {
  const [found, setFound] = useState<T | null>(null);
  useEffect(() => {
    if (version === null) return;
    let current = true;
    read().then(
      (value) => current && setFound(value),
      () => current && setFound(null),
    );
    return () => {
      current = false;
    };
  }, [read, version]);
  return found;
}

/** Reads the totals apart from the rows, which must not wait for aggregates that have to be counted first. */
function useTotals(ports: AdminPorts, days: OpenDayRange, version: number | null): JournalTotals | null {
  const sums = useRead(ports.entryAggregates, version);
  return useMemo(() => sums && totalsOf(sums, days), [sums, days]);
}

/** Return the first day with entries if the journal shows days of which only sums are left; else `null`. */
function useSummedBefore(ports: AdminPorts, days: OpenDayRange, version: number | null): string | null {
  const kept = useRead(ports.keptDays, version);
  if (!kept?.from || !kept.entriesFrom || kept.from >= kept.entriesFrom) return null;
  const isShown = (days.from ?? everyDay.from) < kept.entriesFrom && (days.to ?? everyDay.to) >= kept.from;
  return isShown ? kept.entriesFrom : null;
}

function totalsOf(sums: DailyAggregates, { from, to }: OpenDayRange): JournalTotals {
  const range = { from: from ?? everyDay.from, to: to ?? everyDay.to };
  const [all, period] = [aggregateRange(sums, everyDay), aggregateRange(sums, range)];
  const withIncidents = [...sums].flatMap(([day, { incidents }]) => (incidents > 0 ? [day] : []));
  return {
    ...{ period, systems: period.by.system },
    times: [...all.by.time.keys()],
    incidentsEver: all.incidents,
    lastDay: withIncidents.sort().at(-1) ?? null,
  };
}

/**
 * Counts rows and incidents of the query. The totals tell the incidents without conditions, and the rows where they can: to
 * read all rows of a long journal takes seconds.
 */
function useCount(
  ports: AdminPorts,
  { query, filter }: { query: JournalQuery; filter: JournalFilter },
  version: number | null,
  totals: JournalTotals | null,
): JournalView['count'] {
  const [counted, setCounted] = useState<{ query: JournalQuery; rows: number; incidents: number | null } | null>(null);
  const isByTotals = isCountable(filter);
  useEffect(() => {
    if (isByTotals || version === null) return;
    let current = true;
    ports.countRows(query).then(
      (found) => current && setCounted({ ...found, query }),
      () => current && setCounted(null),
    );
    return () => {
      current = false;
    };
  }, [ports, query, version, isByTotals]);
  if (isByTotals) return totals && both(countOf(filter, totals.period));
  if (counted?.query !== query) return null;
  const incidents = counted.incidents ?? totals?.period.incidents ?? null;
  return incidents === null ? null : { rows: counted.rows, incidents };
}

/** A condition on incidents leaves no other rows. */
const both = (count: number): JournalView['count'] => ({ rows: count, incidents: count });
