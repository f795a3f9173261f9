import { useEffect, useState } from 'preact/hooks';
import type { CheckedSettings, SettingsProblem } from '../../../core/settings/read-settings.ts';
import { missingSteps, type SetupFacts, type SetupStep } from '../../../core/status/setup-steps.ts';
import type { AdminPorts } from '../ports.ts';

/** The first set-up: what is missing, `null` until it is known, and a way to read it again. */
export interface Setup {
  missing: readonly SetupStep[] | null;
  refresh(): void;
}

/**
 * Follow what the first set-up still lacks.
 * @param regulation id of the regulation in force
 * @param occasion read again whenever this changes
 */
export function useSetup(ports: AdminPorts, checked: CheckedSettings, regulation: string, occasion: unknown): Setup {
  const [facts, setFacts] = useState<Omit<SetupFacts, 'checked'> | null>(null);
  const read = async (): Promise<Omit<SetupFacts, 'checked'>> => {
    const [seen, pin, passphrase, selfCheck] = await Promise.all([
      ports.loadRegulationSeen(),
      ports.secretSource('pin'),
      ports.secretSource('passphrase'),
      ports.loadSelfCheck(),
    ]);
    return { isRegulationSeen: seen === regulation, secrets: { pin, passphrase }, hasSelfCheck: selfCheck !== null };
  };
  const refresh = (): void => void read().then(setFacts, () => setFacts(null));
  useEffect(refresh, [ports, regulation, occasion]);
  return { missing: facts && missingSteps({ ...facts, checked }), refresh };
}

/** Return true if a policy sets anything: then the set-up is the policy's. */
export function isByPolicy({ sources }: CheckedSettings): boolean {
  return Object.values<SettingsProblem['source']>(sources).includes('policy');
}
