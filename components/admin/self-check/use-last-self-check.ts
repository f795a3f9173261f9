import { useEffect, useState } from 'preact/hooks';
import type { SelfCheckSummary } from '../../../core/status/self-check-summary.ts';
import type { AdminPorts } from '../ports.ts';

/** The last self-check, read whenever it is to be seen; `null` when there was none. */
export function useLastSelfCheck(ports: AdminPorts, open: boolean): SelfCheckSummary | null {
  const [last, setLast] = useState<SelfCheckSummary | null>(null);
  useEffect(() => {
    if (open) ports.loadSelfCheck().then(setLast, () => setLast(null));
  }, [ports, open]);
  return last;
}
