import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Behaviour, RegionEngine } from '../../harness/fake-region.ts';
import { StandIns } from '../../harness/fake-web.ts';
import { Firefox } from '../../harness/firefox.ts';
import { regionPolicy, sendNow } from '../../harness/region-classroom.ts';
import { until } from '../../harness/until.ts';
import { chromiumPolicy, firefoxPolicy } from '../../kit/policy-schema/samples.ts';
import { type Classroom, openClassroom, recordedIn } from './classroom.ts';
import { copyOfBuild, MachinePolicy, notHere } from './managed.ts';
import {
  alarmsOf,
  answerTotals,
  arrive,
  record,
  saidIn,
  totalsAsked,
  totalsPolicy,
  totalsSaid,
  whenPlanned,
  whenState,
  whenToken,
} from './region-room.ts';
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

  it('that is changed while a request is under way holds from the next on', async () => {
    const token = randomUUID();
    engine.deliveries.length = 0;
    engine.behave = async (_, nth): Promise<Behaviour> => {
      if (nth > 0) return 'take';
      policy.set({ ...regionPolicy, regionToken: token });
      await whenToken(room.browser, token);
      return 'take';
    };
    const ids = await record(room.browser, 520); // more than one request takes
    await sendNow(room);
    await arrive(engine, ids);
    const tokens = engine.deliveries.map(({ headers }) => headers.authorization);
    expect(tokens).toEqual([expect.not.stringContaining(token), `Bearer ${token}`]);
  });

  it('lets the report show the region’s totals, and asks for them only when somebody wants them', async () => {
    const asked = answerTotals(room.web);
    policy.set({ ...regionPolicy, ...totalsPolicy });
    const admin = await room.browser.extensionPage('options.html#reports');
    await shows(admin, 'Итоги региона');
    expect(asked).toEqual([]);
    await admin.locator('aria/Прочитать итоги').click();
    await shows(admin, totalsSaid);
    expect(saidIn(asked)).toEqual(totalsAsked);
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
  let firefox: Firefox;

  beforeAll(async () => {
    web = await StandIns.start();
    policy = new MachinePolicy('firefox', (own) => firefoxPolicy(id, own));
    policy.set({ ...regionPolicy, ...totalsPolicy });
    firefox = await Firefox.launch({ standIns: web, extension: copyOfBuild('firefox', id) });
    policy.withdraw();
  });
  afterAll(async () => {
    policy?.withdraw();
    await firefox?.close();
    await web?.close();
  });

  it('names an engine, and what goes there tells nothing of this installation', async () => {
    const engine = new RegionEngine(web);
    await firefox.waitForBanner(await firefox.open('https://web.telegram.org/k/'));
    const incident = await until(async () => recordedIn(await firefox.storage()).incidents[0]);
    await whenPlanned(firefox, true);
    await sendNow({ browser: firefox });
    await arrive(engine, [incident.id]);
    // In Firefox the address of an extension is another in every profile.
    expect(JSON.stringify(engine.deliveries)).not.toContain(firefox.id);
    await whenState(firefox, ({ seq }) => seq === 1, 'the acknowledgement');
  });

  it('lets the report show the region’s totals, and asking for them tells nothing of it either', async () => {
    const asked = answerTotals(web);
    const admin = await firefox.extensionPage('options.html#reports');
    await shows(admin, 'Итоги региона');
    await admin.locator('aria/Прочитать итоги').click();
    await shows(admin, totalsSaid);
    expect(saidIn(asked)).toEqual(totalsAsked);
    expect(JSON.stringify(asked.map(({ rawHeaders }) => rawHeaders))).not.toContain(firefox.id);
    expect(JSON.stringify(await firefox.storage())).not.toContain('reader7canary');
    await admin.close();
  });
});
