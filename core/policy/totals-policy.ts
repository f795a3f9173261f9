import * as z from 'zod/mini';
import { fieldsSet } from './policy-value.ts';
import { engineAddress, engineToken, regionKeys, regionSchema } from './region-policy.ts';

/** Policy field names of the region's totals; public/policy.json declares them to Chromium. */
export const totalsKeys = { address: 'regionTotals', token: 'regionTotalsToken' } as const;

/** Where a region's totals are read. Set by policy only, apart from where entries are sent: the tokens differ. */
export const totalsSchema = z.strictObject({
  /** Base address of `/report_lines` and `/report_months`. */
  [totalsKeys.address]: engineAddress,
  /** Token that the engine accepts for reading. */
  [totalsKeys.token]: engineToken,
});

/** Where a region's totals are read. */
export interface TotalsEndpoint {
  /** Without a trailing slash. */
  address: string;
  token: string | null;
  /** Code of the school of this PC, to compare it with the region; `null` where the policy has none. */
  site: string | null;
}

/**
 * Read where a region's totals are.
 * @param policy value of `storage.managed`, of any type
 * @returns `null` when no address is set or a field is invalid
 */
export function readTotalsPolicy(policy: unknown): TotalsEndpoint | null {
  const { data } = readFields(policy);
  const address = data?.[totalsKeys.address];
  if (!address) return null;
  return { address: address.replace(/\/+$/, ''), token: data[totalsKeys.token] ?? null, site: siteOf(policy) };
}

function siteOf(policy: unknown): string | null {
  const found = fieldsSet(policy, [regionKeys.site])[regionKeys.site];
  return regionSchema.shape[regionKeys.site].safeParse(found).data ?? null;
}

/** Return the invalid fields of the totals. */
export function totalsProblems(policy: unknown): string[] {
  const { error } = readFields(policy);
  return [...new Set(error?.issues.map(({ path }) => String(path[0])) ?? [])];
}

/** Parse the fields that are set. */
function readFields(policy: unknown) {
  return z.partial(totalsSchema).safeParse(fieldsSet(policy, Object.values(totalsKeys)));
}
