import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DailyAggregates } from '../../../core/journal/daily-aggregates.ts';
import type { KeptDays } from '../../../core/journal/kept-days.ts';
import type { AdminPorts } from '../ports.ts';

/** Input of this PC's report. */
export interface OwnDays {
  sums: DailyAggregates;
  /** Covered lessons by day. */
  watched: ReadonlyMap<string, number>;
  /** Covered lessons and hours by day. */
  periods: ReadonlyMap<string, number>;
  kept: KeptDays;
}

/** Progress of computing the aggregates, in entries. */
export interface Counting {
  done: number;
  of: number;
}

/** Return the current days of this PC; `null` or the progress while they load for the first time. */
export function useOwnDays(
  ports: AdminPorts,
  wanted: boolean,
): { days: OwnDays | 'failed' | null; counting: Counting | null; reload(): void } {
  const [counting, setCounting] = useState<Counting | null>(null);
  const [days, setDays] = useState<OwnDays | 'failed' | null>(null);
  const [version, setVersion] = useState(0);
  const reload = useCallback(() => setVersion((known) => known + 1), []);
  useEffect(() => ports.watchJournal(reload), [ports, reload]);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const progress = (done: number, of: number): void => {
      if (current) setCounting({ done, of });
    };
    const finish = (found: OwnDays | 'failed'): void => {
      if (!current) return;
      setDays(found);
      setCounting(null);
    };
    Promise.all([
      ports.dailyAggregates(progress),
      ports.watchedLessons(),
      ports.coveredPeriods(),
      ports.keptDays(),
    ]).then(
      ([sums, watched, periods, kept]) => finish({ sums, watched, periods, kept }),
      () => finish('failed'),
    );
    return () => {
      current = false;
    };
  }, [ports, wanted, version]);
  return { days, counting, reload };
}
