import { readTotalsPolicy, type Totals } from '../../core/policy/totals-policy.ts';
import { readTotals, type TotalsAnswer } from '../../core/region/region-totals.ts';
import { policyNow } from '../settings/policy.ts';
import { sendUnnamed } from './region-post.ts';

/** Whether a policy names where a region's totals are. Asks nobody. */
export async function hasRegionTotals(): Promise<boolean> {
  return (await load()) !== null;
}

/** Reads a region's joined totals. Nothing of it is kept. Never throws, as an error might name the address. */
export async function loadRegionTotals(): Promise<TotalsAnswer> {
  const totals = await load();
  if (!totals) return { kind: 'none' };
  try {
    const [lines, months] = await Promise.all([ask(totals, 'report_lines'), ask(totals, 'report_months')]);
    if (lines === 'denied' || months === 'denied') return { kind: 'denied' };
    const read = readTotals(lines, months);
    return read ? { kind: 'read', months: read } : { kind: 'strange' };
  } catch (error) {
    return { kind: error instanceof SyntaxError ? 'strange' : 'failed' };
  }
}

async function load(): Promise<Totals | null> {
  return readTotalsPolicy(await policyNow());
}

/** @throws when there is no answer, or one that is no JSON */
async function ask({ address, token }: Totals, view: string): Promise<unknown> {
  const { status, text } = await sendUnnamed({ address: `${address}/${view}`, token, body: null });
  if (status === 401 || status === 403) return 'denied';
  if (status !== 200) throw new Error('no report');
  return JSON.parse(text);
}
