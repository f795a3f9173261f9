import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hasRegionTotals, loadRegionTotals } from '../../../../platform/region/region-totals.ts';

const policy = { regionTotals: 'https://region.example/totals/', regionTotalsToken: 'reading' };
const month = { month: '2026-11-01', incidents: '12', pcs_at_least: 3, watched_lessons: null, watching_at_least: 5 };
const line = { month: '2026-11-01', line: 'system', value: 'telegram', incidents: 7, total: 12 };

/** What was asked for, and with which token. */
let asked: string[];

/** Let the engine answer by the last part of the address. */
function serve(answers: Record<string, Response | Error>): void {
  vi.stubGlobal('fetch', async (address: string, { headers }: RequestInit) => {
    asked.push(`${address} ${new Headers(headers).get('authorization')}`);
    const found = answers[address.split('/').at(-1) ?? ''] ?? new Response('', { status: 404 });
    if (found instanceof Error) throw found;
    return found.clone();
  });
}

beforeEach(async () => {
  asked = [];
  fakeBrowser.reset();
  await fakeBrowser.storage.managed.set(policy);
});
afterEach(() => void vi.unstubAllGlobals());

it('reads the two views with the token of the policy', async () => {
  serve({ report_lines: Response.json([line]), report_months: Response.json([month]) });
  expect(await loadRegionTotals()).toMatchObject({
    kind: 'read',
    months: [{ month: '2026-11-01', incidents: 12, pcs: 3, watched: null, lines: { system: [{ value: 'telegram' }] } }],
  });
  expect(asked.sort()).toEqual([
    'https://region.example/totals/report_lines Bearer reading',
    'https://region.example/totals/report_months Bearer reading',
  ]);
});

it.each<[string, Parameters<typeof serve>[0], string]>([
  ['a token that is refused', { report_lines: new Response('', { status: 401 }), report_months: Response.json([]) }, 'denied'], // biome-ignore format: one case
  ['a token of the wrong role', { report_lines: Response.json([]), report_months: new Response('', { status: 403 }) }, 'denied'], // biome-ignore format: one case
  ['another format', { report_lines: Response.json([{ ...line, user: 'x' }]), report_months: Response.json([month]) }, 'malformed'], // biome-ignore format: one case
  ['no JSON, as of a captive portal', { report_lines: new Response('<html>'), report_months: Response.json([]) }, 'malformed'], // biome-ignore format: one case
  ['an engine without the views', {}, 'failed'],
  ['no connection', { report_lines: new Error('secret'), report_months: new Error('secret') }, 'failed'],
])('says what is wrong with %s', async (_what, answers, kind) => {
  serve(answers);
  expect(await loadRegionTotals()).toEqual({ kind });
});

it('asks for nothing without a policy', async () => {
  await fakeBrowser.storage.managed.clear();
  serve({});
  expect([await hasRegionTotals(), await loadRegionTotals(), asked]).toEqual([false, { kind: 'none' }, []]);
});
