import { useCallback, useEffect, useState } from 'preact/hooks';
import type { SelfCheckSummary } from '../../../core/status/self-check-summary.ts';
import type { StatusFacts } from '../../../core/status/status.ts';
import type { AdminPorts } from '../ports.ts';

/** What is known of this PC, and the last self-check; `null` until it is read. */
export interface Status {
  known: { facts: StatusFacts; selfCheck: SelfCheckSummary | null } | 'failed' | null;
  refresh(): void;
}

/**
 * The status, read when it is to be seen.
 * @param open whether it is @param occasion read again whenever this changes
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
