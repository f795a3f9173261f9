import { type RegionPolicy, readRegion } from '../../core/policy/region-policy.ts';
import { policyNow } from '../settings/policy.ts';

/**
 * Where a policy says entries go. Read anew at each use: its token is kept nowhere, and nothing is sent by a policy that
 * may be gone. `null` while the browser has not read its policies. Never throws.
 */
export async function loadRegion(): Promise<RegionPolicy | null> {
  const policy = await policyNow();
  return policy && readRegion(policy);
}
