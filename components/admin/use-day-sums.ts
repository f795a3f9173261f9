import { useEffect, useState } from 'preact/hooks';
import type { DaySums } from '../../core/sums.ts';
import type { AdminPorts } from './ports.ts';

/** Sums of this PC's journal, as they are now; `null` while they load for the first time. */
export function useDaySums(ports: AdminPorts, wanted: boolean): DaySums | 'failed' | null {
  const [sums, setSums] = useState<DaySums | 'failed' | null>(null);
  const [version, setVersion] = useState(0);
  useEffect(() => ports.watchJournal(() => setVersion((known) => known + 1)), [ports]);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    ports.daySums().then(
      (loaded) => current && setSums(loaded),
      () => current && setSums('failed'),
    );
    return () => {
      current = false;
    };
  }, [ports, wanted, version]);
  return sums;
}
