import { useEffect, useState } from 'preact/hooks';
import type { SelfCheckSummary } from '../../../core/status/self-check-summary.ts';
import type { AdminPorts } from '../ports.ts';

/** Load the summary of the last self-check whenever the tab opens; `null` without one. */
export function useLastSelfCheck(ports: AdminPorts, open: boolean): SelfCheckSummary | null {
  const [last, setLast] = useState<SelfCheckSummary | null>(null);
  useEffect(() => {
    if (open) ports.loadSelfCheck().then(setLast, () => setLast(null));
  }, [ports, open]);
  return last;
}
