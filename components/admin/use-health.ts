import { useEffect, useState } from 'preact/hooks';
import type { AdminPorts } from './ports.ts';

/**
 * The journal's health.
 * @param occasion read again whenever this changes
 */
export function useHealth(ports: AdminPorts, occasion: unknown): { failures: number; waiting: number } {
  const [health, setHealth] = useState({ failures: 0, waiting: 0 });
  useEffect(() => {
    ports.loadHealth().then(setHealth, () => setHealth({ failures: 0, waiting: 0 }));
  }, [ports, occasion]);
  return health;
}
