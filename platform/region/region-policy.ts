import { type RegionPolicy, readRegion } from '../../core/policy/region-policy.ts';
import { policyNow } from '../settings/policy.ts';

/**
 * Read the engine of the policy. It is read at each use and never cached: the token is stored nowhere, and nothing is
 * sent under a policy that may be withdrawn. Never throws.
 * @returns `null` while the browser has not read its policies
 */
export async function loadRegion(): Promise<RegionPolicy | null> {
  const policy = await policyNow();
  return policy && readRegion(policy);
}
