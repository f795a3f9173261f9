import { useEffect, useState } from 'preact/hooks';
import type { JournalHealth } from '../../core/journal/health.ts';
import type { AdminPorts } from './ports.ts';

const unknown: JournalHealth = { failures: 0, waiting: 0, closed: false };

/**
 * The journal's health.
 * @param occasion read again whenever this changes
 */
export function useHealth(ports: AdminPorts, occasion: unknown): JournalHealth {
  const [health, setHealth] = useState(unknown);
  useEffect(() => {
    ports.loadHealth().then(setHealth, () => setHealth(unknown));
  }, [ports, occasion]);
  return health;
}
