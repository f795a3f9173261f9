import { useCallback, useEffect, useState } from 'preact/hooks';
import type { SelfCheckSummary } from '../../../core/status/self-check-summary.ts';
import type { StatusFacts } from '../../../core/status/status.ts';
import type { AdminPorts } from '../ports.ts';

/** Facts about this PC, and the last self-check; `null` until they are read. */
export interface Status {
  known: { facts: StatusFacts; selfCheck: SelfCheckSummary | null } | 'failed' | null;
  refresh(): void;
}

/**
 * Read the status while it is visible.
 * @param open whether it is visible @param occasion read again whenever this changes
 */
export function useStatus(ports: AdminPorts, open: boolean, occasion: unknown): Status {
  const [known, setKnown] = useState<Status['known']>(null);
  const refresh = useCallback(() => {
    Promise.all([ports.loadStatusFacts(), ports.loadSelfCheck().catch(() => null)]).then(
      ([facts, selfCheck]) => setKnown({ facts, selfCheck }),
      () => setKnown('failed'),
    );
  }, [ports]);
  useEffect(() => {
    if (open) refresh();
  }, [open, occasion, refresh]);
  return { known, refresh };
}
