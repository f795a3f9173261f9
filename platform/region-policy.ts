import { type RegionPolicy, readRegion } from '../core/region-policy.ts';
import { loadPolicy } from './policy.ts';

/** Where a policy says entries go. Read anew at each use: its token is kept nowhere. Never throws. */
export async function loadRegion(): Promise<RegionPolicy> {
  return readRegion(await loadPolicy());
}
