import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { type Days, daysOf, type PeriodName } from '../../core/report.ts';
import { type AdminPorts, anyDay, type ShownRow } from './ports.ts';

/** Lines on a page: as many as fit two screens. */
const PAGE = 50;

/** A page of the journal with the totals of its period. */
export interface JournalShown {
  rows: ShownRow[];
  next: string | null;
  totals: ReadonlyMap<string, number>;
}

/** The journal as the page sees it and what a person can do with it. */
export interface JournalView {
  period: PeriodName;
  days: Days;
  /** `null` while it loads for the first time. */
  shown: JournalShown | 'failed' | null;
  /** Number of the page, from 1. */
  page: number;
  choose(period: PeriodName, days?: Days): void;
  older(): void;
  newer(): void;
  reload(): void;
}

/** Reads one page of the journal at a time and follows its changes. */
export function useJournal(ports: AdminPorts, zone: string): JournalView {
  const [period, setPeriod] = useState<PeriodName>('month');
  const [picked, setPicked] = useState<Days>({ from: null, to: null });
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [shown, setShown] = useState<JournalShown | 'failed' | null>(null);
  const [version, setVersion] = useState(0);
  const reload = useCallback(() => setVersion((known) => known + 1), []);
  const today = ports.today(zone);
  const days = useMemo(() => (period === 'days' ? picked : daysOf(period, today)), [period, picked, today]);

  useEffect(() => ports.watchJournal(reload), [ports, reload]);
  useEffect(() => {
    let current = true;
    load(ports, days, cursors.at(-1)).then(
      (loaded) => {
        if (!current) return;
        // Everything on this page was erased meanwhile.
        if (loaded.rows.length === 0 && cursors.length > 0) setCursors([]);
        else setShown(loaded);
      },
      () => current && setShown('failed'),
    );
    return () => {
      current = false;
    };
  }, [ports, days, cursors, version]);

  const choose = (name: PeriodName, chosen?: Days): void => {
    if (name === 'days') setPicked(chosen ?? days);
    setPeriod(name);
    setCursors([]);
  };
  const older = (): void => {
    if (shown && shown !== 'failed' && shown.next !== null) setCursors([...cursors, shown.next]);
  };
  const newer = (): void => setCursors(cursors.slice(0, -1));
  return { period, days, shown, page: cursors.length + 1, choose, older, newer, reload };
}

async function load(ports: AdminPorts, { from, to }: Days, before: string | undefined): Promise<JournalShown> {
  const ask = {
    limit: PAGE,
    ...(before === undefined ? {} : { before }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
  const [page, totals] = await Promise.all([
    ports.journalPage(ask),
    ports.systemTotals(from ?? anyDay.from, to ?? anyDay.to),
  ]);
  return { ...page, totals };
}
