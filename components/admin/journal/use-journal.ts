import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { type JournalPeriod, journalRangeOf } from '../../../core/time/calendar-period.ts';
import { everyDay, type OpenDayRange } from '../../../core/time/day-range.ts';
import type { AdminPorts, ShownRow } from '../ports.ts';

/** Rows on a page of the table: about two screens. */
const ROWS_PER_PAGE = 50;

/** A page of the journal. */
export interface JournalShown {
  rows: ShownRow[];
  next: string | null;
}

/** The journal on the page and the actions on it. */
export interface JournalView {
  period: JournalPeriod;
  days: OpenDayRange;
  /** `null` while it loads for the first time. */
  shown: JournalShown | 'failed' | null;
  /** Incidents of the period by system id; `null` until they are known. */
  totals: ReadonlyMap<string, number> | null;
  /** Number of the page, from 1. */
  page: number;
  choose(period: JournalPeriod, days?: OpenDayRange): void;
  older(): void;
  newer(): void;
  reload(): void;
}

/** Reads one page of the journal at a time and follows its changes. */
export function useJournal(ports: AdminPorts, zone: string): JournalView {
  const [period, setPeriod] = useState<JournalPeriod>('month');
  const [picked, setPicked] = useState<OpenDayRange>({ from: null, to: null });
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [version, setVersion] = useState(0);
  const reload = useCallback(() => setVersion((known) => known + 1), []);
  const today = ports.today(zone);
  const days = useMemo(() => (period === 'days' ? picked : journalRangeOf(period, today)), [period, picked, today]);

  useEffect(() => ports.watchJournal(reload), [ports, reload]);
  const toFirstPage = useCallback(() => setCursors([]), []);
  const shown = useShownPage(ports, days, cursors, version, toFirstPage);
  const totals = useTotals(ports, days, version);

  const choose = (name: JournalPeriod, chosen?: OpenDayRange): void => {
    if (name === 'days') setPicked(chosen ?? days);
    setPeriod(name);
    setCursors([]);
  };
  const older = (): void => {
    if (shown && shown !== 'failed' && shown.next !== null) setCursors([...cursors, shown.next]);
  };
  const newer = (): void => setCursors(cursors.slice(0, -1));
  return { period, days, shown, totals, page: cursors.length + 1, choose, older, newer, reload };
}

/** Reads the page at the last cursor. @param emptied called if that page has no rows any more */
function useShownPage(
  ports: AdminPorts,
  days: OpenDayRange,
  cursors: readonly string[],
  version: number,
  emptied: () => void,
): JournalView['shown'] {
  const [shown, setShown] = useState<JournalView['shown']>(null);
  useEffect(() => {
    let current = true;
    load(ports, days, cursors.at(-1)).then(
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
  }, [ports, days, cursors, version, emptied]);
  return shown;
}

/** Reads the totals apart from the rows, which must not wait for aggregates that have to be counted first. */
function useTotals(ports: AdminPorts, days: OpenDayRange, version: number): JournalView['totals'] {
  const [totals, setTotals] = useState<JournalView['totals']>(null);
  useEffect(() => {
    let current = true;
    ports.systemTotals(days.from ?? everyDay.from, days.to ?? everyDay.to).then(
      (found) => current && setTotals(found),
      () => current && setTotals(null),
    );
    return () => {
      current = false;
    };
  }, [ports, days, version]);
  return totals;
}

function load(ports: AdminPorts, { from, to }: OpenDayRange, before: string | undefined): Promise<JournalShown> {
  return ports.journalPage({
    limit: ROWS_PER_PAGE,
    ...(before === undefined ? {} : { before }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  });
}
