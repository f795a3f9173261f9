import * as z from 'zod/mini';
import { fieldsSet } from './policy-value.ts';
import { engineAddress, engineToken } from './region-policy.ts';

/** What a policy calls what it says of a region's joined totals; public/policy.json tells Chromium. */
export const totalsKeys = { address: 'regionTotals', token: 'regionTotalsToken' } as const;

/** Where joined totals are read. By policy only, and apart from where entries are sent: the tokens differ. */
export const totalsSchema = z.strictObject({
  /** The address that `/report_lines` and `/report_months` are under. */
  [totalsKeys.address]: engineAddress,
  /** What the engine knows its readers by. */
  [totalsKeys.token]: engineToken,
});

/** Where a region's totals are. */
export interface Totals {
  address: string;
  token: string | null;
}

/**
 * Reads of a policy where a region's joined totals are. `null` where it names none, or a field of it does not fit.
 * @param policy what the browser was given, of any type
 */
export function readTotalsPolicy(policy: unknown): Totals | null {
  const { data } = readFields(policy);
  const address = data?.[totalsKeys.address];
  return address ? { address: address.replace(/\/+$/, ''), token: data[totalsKeys.token] ?? null } : null;
}

/** Fields of a policy about totals that cannot be used. */
export function totalsProblems(policy: unknown): string[] {
  const { error } = readFields(policy);
  return [...new Set(error?.issues.map(({ path }) => String(path[0])) ?? [])];
}

/** What is read of a policy: each field that is set, if it fits. */
function readFields(policy: unknown) {
  return z.partial(totalsSchema).safeParse(fieldsSet(policy, Object.values(totalsKeys)));
}
