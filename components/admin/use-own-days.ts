import { useEffect, useState } from 'preact/hooks';
import type { DaySums } from '../../core/sums.ts';
import type { AdminPorts } from './ports.ts';

/** What this PC's report is made of. */
export interface OwnDays {
  sums: DaySums;
  /** Lessons that were watched, by day. */
  watched: ReadonlyMap<string, number>;
}

/** This PC's days as they are now; `null` while they load for the first time. */
export function useOwnDays(ports: AdminPorts, wanted: boolean): OwnDays | 'failed' | null {
  const [days, setDays] = useState<OwnDays | 'failed' | null>(null);
  const [version, setVersion] = useState(0);
  useEffect(() => ports.watchJournal(() => setVersion((known) => known + 1)), [ports]);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    Promise.all([ports.daySums(), ports.watchedLessons()]).then(
      ([sums, watched]) => current && setDays({ sums, watched }),
      () => current && setDays('failed'),
    );
    return () => {
      current = false;
    };
  }, [ports, wanted, version]);
  return days;
}
