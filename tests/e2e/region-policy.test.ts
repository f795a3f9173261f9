import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Firefox } from '../../scripts/browser/firefox.ts';
import { RegionEngine } from '../../scripts/browser/region-engine.ts';
import { StandIns } from '../../scripts/browser/stand-ins.ts';
import { until } from '../../scripts/browser/until.ts';
import { chromiumPolicy, firefoxPolicy } from '../../scripts/policy/samples.ts';
import { regionPolicy, sendNow } from '../../scripts/soak/region.ts';
import { type Classroom, openClassroom, recordedIn } from './classroom.ts';
import { copyOfBuild, MachinePolicy, notHere } from './managed.ts';
import { alarmsOf, arrive, record, whenPlanned, whenState } from './region-room.ts';
import { shows } from './teacher.ts';

describe.skipIf(notHere.chromium)('a real policy in Chromium', { timeout: 120_000 }, () => {
  let room: Classroom;
  let engine: RegionEngine;
  let policy: MachinePolicy;

  beforeAll(async () => {
    room = await openClassroom({ extension: copyOfBuild('chrome'), early: true });
    engine = new RegionEngine(room.web);
    policy = new MachinePolicy('chromium', (own) => chromiumPolicy(room.browser.id, own));
  });
  afterAll(async () => {
    policy?.withdraw();
    await room?.close();
  });

  const planned = (is: boolean): Promise<void> => whenPlanned(room.browser, is);

  it('that comes makes the whole journal wait its time, go, and be acknowledged', async () => {
    const ids = await record(room.browser, 5);
    expect(await alarmsOf(room.browser)).not.toContain('send');
    policy.set(regionPolicy);
    await planned(true);
    expect(engine.deliveries).toEqual([]);
    await sendNow(room);
    await arrive(engine, ids);
    const state = await whenState(room.browser, ({ upTo }) => upTo === null, 'the end');
    expect(state).toMatchObject({ failures: 0, paused: null, sent: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(engine.deliveries[0]?.headers.authorization).toBe(`Bearer ${regionPolicy.regionToken}`);
  });

  it('that is changed ends the pause after a 401, with its own token', async () => {
    engine.behave = ({ headers }) => (headers.authorization === 'Bearer another' ? 'take' : { status: 401 });
    const ids = await record(room.browser, 2);
    await sendNow(room);
    await whenState(room.browser, ({ paused }) => paused !== null, 'the pause');
    await planned(false);
    policy.set({ ...regionPolicy, regionToken: 'another' });
    await planned(true);
    await sendNow(room);
    await arrive(engine, ids);
    await whenState(room.browser, ({ paused, upTo }) => paused === null && upTo === null, 'the acknowledgement');
  });

  it('lets the report show the region’s totals, and asks for them only when somebody wants them', async () => {
    const asked: (string | undefined)[] = [];
    const cell = { month: '2026-10-01', line: 'system', value: 'telegram', incidents: 120, total: 180 };
    const month = {
      month: '2026-10-01',
      incidents: 180,
      pcs_at_least: 40,
      watched_lessons: 9000,
      watching_at_least: 9,
    };
    room.web.at('totals.example', ({ method, url, headers }, response) => {
      const allowed = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' };
      response.writeHead(headers.authorization || method === 'OPTIONS' ? 200 : 401, allowed);
      if (method !== 'OPTIONS') asked.push(`${method} ${url} ${headers.authorization}`);
      response.end(JSON.stringify(url?.endsWith('lines') ? [cell] : [month]));
      return undefined;
    });
    policy.set({ ...regionPolicy, regionTotals: 'https://totals.example/report', regionTotalsToken: 'reader7canary' });
    const admin = await room.browser.extensionPage('options.html#reports');
    await shows(admin, 'Итоги региона');
    expect(asked).toEqual([]);
    await admin.locator('aria/Прочитать итоги').click();
    await shows(admin, 'Случаев: 180. Компьютеров со случаями, не меньше: 40. На 100 уроков под наблюдением: 2.');
    expect(asked.sort()).toEqual([
      'GET /report/report_lines Bearer reader7canary',
      'GET /report/report_months Bearer reader7canary',
    ]);
    expect(JSON.stringify(await room.browser.storage())).not.toContain('reader7canary');
    await admin.close();
  });

  it('that goes ends it all', async () => {
    const [id = ''] = await record(room.browser, 1);
    await planned(true);
    policy.withdraw();
    await planned(false);
    const requests = engine.deliveries.length;
    await sendNow(room);
    await planned(false); // the alarm rang, and was for nothing
    expect(engine.deliveries.length).toBe(requests);
    expect(engine.kept.has(id)).toBe(false);
  });
});

describe.skipIf(notHere.firefox)('a real policy in Firefox', { timeout: 120_000 }, () => {
  const id = 'dezhurny-region@lyceum.example';
  let web: StandIns;
  let policy: MachinePolicy;
  let firefox: Firefox | undefined;

  beforeAll(async () => {
    web = await StandIns.start();
    policy = new MachinePolicy('firefox', (own) => firefoxPolicy(id, own));
  });
  afterAll(async () => {
    policy?.withdraw();
    await firefox?.close();
    await web?.close();
  });

  it('names an engine, and what goes there tells nothing of this installation', async () => {
    const engine = new RegionEngine(web);
    policy.set(regionPolicy);
    const browser = await Firefox.launch({ standIns: web, extension: copyOfBuild('firefox', id) });
    firefox = browser;
    policy.withdraw();
    await browser.waitForBanner(await browser.open('https://web.telegram.org/k/'));
    const incident = await until(async () => recordedIn(await browser.storage()).incidents[0]);
    await whenPlanned(browser, true);
    await sendNow({ browser });
    await arrive(engine, [incident.id]);
    // In Firefox the address of an extension is another in every profile.
    expect(JSON.stringify(engine.deliveries)).not.toContain(browser.id);
    await whenState(browser, ({ seq }) => seq === 1, 'the acknowledgement');
  });
});
