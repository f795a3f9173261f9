import type { IncomingMessage } from 'node:http';
import type { StoredSendState } from '../../core/region/stored-state.ts';
import type { Chromium } from '../../harness/chromium.ts';
import type { RegionEngine } from '../../harness/fake-region.ts';
import type { StandIns } from '../../harness/fake-web.ts';
import { letWait, madeUpIncident, ringAlarm } from '../../harness/made-up-entries.ts';
import { until } from '../../harness/until.ts';
import { recorded, settled } from './classroom.ts';

type Pages = Pick<Chromium, 'inPlainPage'>;
type Stores = Pick<Chromium, 'reading'>;

/** Return the names of the alarms that are set. */
export async function alarmsOf(browser: Pages): Promise<string[]> {
  const alarms = (await browser.inPlainPage((page) => page.evaluate('chrome.alarms.getAll()'))) as { name: string }[];
  return alarms.map(({ name }) => name);
}

/** Wait until a sending is scheduled, or none is. */
export async function whenPlanned(browser: Pages, is: boolean): Promise<void> {
  await browser.inPlainPage(async (page) => {
    const look = async (): Promise<boolean> => !!(await page.evaluate(`chrome.alarms.get('send')`)) === is;
    await until(look, { timeout: 60_000, every: 200, what: `a time to send: ${is}` });
  });
}

/** Waits until the browser has read a policy with this token. */
export async function whenToken(browser: Pages, token: string): Promise<void> {
  await browser.inPlainPage(async (page) => {
    const look = async (): Promise<boolean> =>
      (await page.evaluate('chrome.storage.managed.get().then((policy) => policy.regionToken)')) === token;
    await until(look, { timeout: 15_000, every: 200, what: 'the policy with another token' });
  });
}

/** Return the stored state of sending. */
export function stateOf(browser: Stores): Promise<StoredSendState | undefined> {
  return browser.reading(async (read) => {
    const known = ((await read()).databases.dezhurny?.known ?? []) as { name: string; state: StoredSendState }[];
    return known.find(({ name }) => name === 'region')?.state;
  });
}

/** Wait until the stored state of sending meets a condition. */
export function whenState(
  browser: Stores,
  holds: (state: StoredSendState) => boolean,
  what: string,
): Promise<StoredSendState> {
  const look = async (): Promise<StoredSendState | false> => {
    const state = await stateOf(browser);
    return state !== undefined && holds(state) && state;
  };
  return until(look, { timeout: 40_000, every: 200, what });
}

/** Add `count` incidents to the journal. @returns their ids */
export async function record(browser: Chromium, count: number): Promise<string[]> {
  const before = (await settled(browser)).incidents.length;
  const incidents = Array.from({ length: count }, (_, nth) => madeUpIncident(nth));
  await letWait(browser, incidents);
  // What the first alarm sees, the second moves.
  await ringAlarm(browser);
  await ringAlarm(browser);
  await recorded(browser, (journal) => journal.incidents.length === before + count);
  return incidents.map(({ id }) => id);
}

/** Waits until the engine has entries of these ids. */
export function arrive(engine: RegionEngine, ids: readonly string[], timeout = 40_000): Promise<unknown> {
  return until(() => ids.every((id) => engine.kept.has(id)), { timeout, what: `${ids.length} entries at the engine` });
}

/** What a policy says of the engine that `answerTotals` stands in for. */
export const totalsPolicy = { regionTotals: 'https://totals.example/report', regionTotalsToken: 'reader7canary' };

/** Has a stand-in answer with a region's joined totals. @returns every request for them, as it comes */
export function answerTotals(web: StandIns): IncomingMessage[] {
  const asked: IncomingMessage[] = [];
  const cell = { month: '2026-10-01', line: 'system', value: 'telegram', incidents: 120, total: 180 };
  const month = { month: '2026-10-01', incidents: 180, pcs_at_least: 40, watched_lessons: 9000, watching_at_least: 9 };
  web.at('totals.example', (request, response) => {
    const { method, url, headers } = request;
    const allowed = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' };
    response.writeHead(headers.authorization || method === 'OPTIONS' ? 200 : 401, allowed);
    if (method !== 'OPTIONS') asked.push(request);
    response.end(JSON.stringify(url?.endsWith('lines') ? [cell] : [month]));
    return undefined;
  });
  return asked;
}

/** How requests ask, in an order of their own. */
export function saidIn(asked: readonly IncomingMessage[]): string[] {
  return asked.map(({ method, url, headers }) => `${method} ${url} ${headers.authorization}`).sort();
}

/** The sentence that sums up what `answerTotals` answers. */
export const totalsSaid = 'Случаев: 180. Компьютеров со случаями, не меньше: 40. На 100 уроков под наблюдением: 2.';

/** What asks for them with the token that a policy gives. */
export const totalsAsked = ['report_lines', 'report_months'].map((view) => `GET /report/${view} Bearer reader7canary`);
