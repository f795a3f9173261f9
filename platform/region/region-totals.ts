import { readTotalsPolicy, type TotalsEndpoint } from '../../core/policy/totals-policy.ts';
import { type OwnSchool, ownSchoolByMonth, readSchools } from '../../core/region/own-school.ts';
import { readTotals, type TotalsResult } from '../../core/region/region-totals.ts';
import { policyNow } from '../settings/policy.ts';
import { sendRequest } from './region-post.ts';

/** Return true if the policy sets the endpoint of a region's totals. Sends no request. */
export async function hasRegionTotals(): Promise<boolean> {
  return (await load()) !== null;
}

/** Read a region's totals; nothing is stored. Never throws: an error text might contain the address. */
export async function loadRegionTotals(): Promise<TotalsResult> {
  const totals = await load();
  if (!totals) return { kind: 'none' };
  try {
    const views = [ask(totals, 'report_lines'), ask(totals, 'report_months')];
    const [[lines, months], own] = await Promise.all([Promise.all(views), ownSchool(totals)]);
    if (lines === 'denied' || months === 'denied') return { kind: 'denied' };
    const read = readTotals(lines, months, own);
    return read ? { kind: 'read', months: read } : { kind: 'malformed' };
  } catch (error) {
    return { kind: error instanceof SyntaxError ? 'malformed' : 'failed' };
  }
}

async function load(): Promise<TotalsEndpoint | null> {
  return readTotalsPolicy(await policyNow());
}

/** Compare the school of this PC; empty for a server without that view. Never throws. */
async function ownSchool(totals: TotalsEndpoint): Promise<ReadonlyMap<string, OwnSchool>> {
  const rows = totals.site === null ? null : readSchools(await ask(totals, 'report_schools').catch(() => null));
  return rows && totals.site !== null ? ownSchoolByMonth(rows, totals.site) : new Map();
}

/** @throws when there is no response, or one that is not JSON */
async function ask({ address, token }: TotalsEndpoint, view: string): Promise<unknown> {
  const { status, text } = await sendRequest({ address: `${address}/${view}`, token, body: null });
  if (status === 401 || status === 403) return 'denied';
  if (status !== 200) throw new Error('no report');
  return JSON.parse(text);
}
