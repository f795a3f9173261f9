import type { SettingsProblem } from '../settings/read-settings.ts';
import { isSet } from './policy-value.ts';

/** A regulation as it is given, of any type, and by whom. core/regulation/read-regulation.ts reads the value. */
export interface GivenRegulation {
  /** Unset for the built-in regulation. */
  value: unknown;
  source: SettingsProblem['source'];
  /** Id of the regulation that was in force when the store of this PC was lost, until one is stored again. */
  lost?: string | null;
}

/** Return the regulation that applies: the policy's, and without one that of this PC. */
export function givenRegulation(policy: unknown, stored: unknown): GivenRegulation {
  return isSet(policy) ? { value: policy, source: 'policy' } : { value: stored, source: 'here' };
}
