import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DailyAggregates } from '../../../core/journal/daily-aggregates.ts';
import type { AdminPorts } from '../ports.ts';

/** What this PC's report is made of. */
export interface OwnDays {
  sums: DailyAggregates;
  /** Lessons that were watched, by day. */
  watched: ReadonlyMap<string, number>;
}

/** How far the journal has been counted, in entries. */
export interface Counting {
  done: number;
  of: number;
}

/** This PC's days as they are now; `null` or how far they are counted while they load for the first time. */
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
    Promise.all([ports.daySums(progress), ports.watchedLessons()]).then(
      ([sums, watched]) => finish({ sums, watched }),
      () => finish('failed'),
    );
    return () => {
      current = false;
    };
  }, [ports, wanted, version]);
  return { days, counting, reload };
}
