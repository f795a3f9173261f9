import type { Behaviour } from '../../harness/fake-region.ts';
import { FakeWeb } from '../../harness/fake-web.ts';
import { fillAtOnce, ringAlarm } from '../../harness/made-up-entries.ts';
import { regionPolicy, regionUnderKills } from '../../harness/region-classroom.ts';
import { until } from '../../harness/until.ts';
import { buildWithPolicy } from '../../harness/with-policy.ts';
import { requestedBy } from './fixtures/net-log.ts';
import { Region } from './fixtures/region.ts';
import { test as base, expect, objectsOf, waitForBanner } from './fixtures/test.ts';

const test = base.extend<{ region: Region }>({
  browserOptions: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs
    async ({}, use) => use({ extension: buildWithPolicy('chrome', regionPolicy) }),
    { scope: 'worker' },
  ],
  region: async ({ pc, web }, use) => use(new Region(pc, web)),
});

test('without an address no request ever leaves, and nothing wakes for it', async ({ launch }, info) => {
  test.slow(); // stores 600 entries and starts two browsers
  const log = info.outputPath('net.json');
  const web = await FakeWeb.start(); // other browsers of this worker do not ask it
  const own = await launch({ web, extension: '.output/chrome-mv3', args: [`--log-net-log=${log}`] });
  const region = new Region(own, web);
  const { journal } = objectsOf(own);
  await region.record(600);
  await own.relaunch();
  await journal.settled();
  const page = await own.open('https://web.telegram.org/k/');
  await (await waitForBanner(page)).press('Остаться на странице');
  await journal.waitFor(({ outcomes }) => outcomes.some(({ outcome }) => outcome === 'stayed'));
  await region.sendToTheEnd(own);
  await own.killWorker();
  await ringAlarm(own);
  await journal.settled();
  await region.sendToTheEnd(own);
  expect(await region.alarms()).not.toContain('send');
  expect(await region.state()).toBeUndefined();
  expect(region.engine.deliveries).toEqual([]);
  // Every host there is leads here, the browser's own too.
  const asked = web.seen.filter(({ host }) => !/(^|\.)(google|gstatic|googleapis)\.com$/.test(host));
  expect(new Set(asked.map(({ method, host }) => `${method} ${host}`))).toEqual(new Set(['GET web.telegram.org']));
  // What the log must have: a request that the test makes in the extension's name.
  const options = await own.extensionPage('options.html');
  await options.evaluate(`fetch('https://seen.example/', { mode: 'no-cors' }).then(() => null)`);
  await own.quit();
  await web.close();
  expect(requestedBy(own.id, log)).toEqual(['https://seen.example/']);
});

test('sends what the journal has, at a random time, and then is still', { tag: '@core' }, async ({ pc, region }) => {
  const { engine } = region;
  const ids = await region.record(600);
  expect(engine.deliveries).toEqual([]);
  await expect.poll(() => region.alarms(), { message: 'alarms' }).toContain('send');
  await region.sendUntil(region.receives(ids));
  const [first] = engine.deliveries;
  expect(first?.headers).toMatchObject({
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    authorization: `Bearer ${regionPolicy.regionToken}`,
  });
  const names = Object.keys(first?.headers ?? {});
  expect(names.filter((name) => ['cookie', 'referer'].includes(name))).toEqual([]);
  expect(first?.resource).toMatchObject({ 'service.name': 'dezhurny', 'dezhurny.site': 'lyceum-27' });
  const uids = first?.records.map(({ uid }) => uid) ?? [];
  expect(uids).toEqual([...uids].sort());
  await region.isPlanned(false);
  expect(await region.state()).toMatchObject({ upTo: null, failures: 0, buried: 0, lost: 0 });
  // Nothing is sent twice, and what is new waits its time again.
  const requests = engine.deliveries.length;
  await region.sendToTheEnd(pc);
  await region.record(1);
  await region.isPlanned(true);
  expect(engine.deliveries.length).toBe(requests);
});

const retried: [string, Behaviour][] = [
  ['503 with Retry-After in seconds', { status: 503, retryAfter: '1' }],
  ['429 with Retry-After as a date', { status: 429, retryAfter: 'Mon, 23 Nov 2020 08:00:00 GMT' }],
  ['a broken connection', 'reset'],
  ['an answer that is lost', 'lose-answer'],
  ['an answer that is cut', 'truncate'],
  ['a network’s login page', 'portal'],
];
for (const [name, behaviour] of retried) {
  test(`${name}: the entries stay, and go again`, ({ region }) => goAgainAfter(behaviour, region));
}

test('no answer at all: the entries stay, and go again', async ({ launch, web }) => {
  const own = await launch({ extension: buildWithPolicy('chrome', regionPolicy, 0.1) });
  await goAgainAfter('stall', new Region(own, web));
});

async function goAgainAfter(behaviour: Behaviour, region: Region): Promise<void> {
  const { engine } = region;
  engine.behave = (_delivery, nth) => (nth === 0 ? behaviour : 'take');
  const ids = await region.recordAndSend(3);
  await region.receives(ids);
  await region.whenState(({ seq }) => seq === engine.kept.size, 'the acknowledgement');
  expect(engine.deliveries.length).toBeGreaterThan(1);
}

test('sends less at once after a 413', async ({ region }) => {
  const { engine } = region;
  engine.behave = ({ records }) => (records.length > 10 ? { status: 413 } : 'take');
  const ids = await region.recordAndSend(35);
  await region.receives(ids);
  expect(engine.deliveries.slice(0, 3).map(({ records }) => records.length)).toEqual([35, 17, 8]);
});

test('finds the entry that a 400 is about, and all others arrive', async ({ region }) => {
  const { engine } = region;
  const ids = await region.record(32);
  const bad = ids[20] ?? '';
  engine.behave = ({ records }) => (records.some(({ uid }) => uid === bad) ? { status: 400 } : 'take');
  await region.isPlanned(true);
  await region.sendUntil(region.receives(ids.filter((id) => id !== bad)));
  expect(await region.whenState(({ upTo }) => upTo === null, 'the end')).toMatchObject({
    buried: 1,
    dead: [{ kind: 'incident' }],
  });
  expect(engine.kept.has(bad)).toBe(false);
  expect(engine.deliveries.length).toBeLessThanOrEqual(7);
});

test('keeps no token anywhere, and says nothing of it', async ({ pc, region }) => {
  const ids = await region.recordAndSend(3);
  await region.receives(ids);
  const stored = JSON.stringify(await pc.storage());
  const holds = ['web.max.ru', 'token7canary', 'region.example'].map((text) => stored.includes(text));
  expect(holds).toEqual([true, false, false]); // the first is there to be found
});

test('pauses after a 401, whatever wakes it', async ({ pc, region }) => {
  const { engine } = region;
  engine.behave = () => ({ status: 401 });
  await region.recordAndSend(2);
  await region.whenState(({ paused }) => paused !== null, 'the pause');
  await region.sendToTheEnd(pc);
  await pc.killWorker();
  await region.record(2); // wakes the worker
  await region.sendToTheEnd(pc);
  expect(await region.alarms()).not.toContain('send');
  expect(engine.deliveries).toHaveLength(1);
  expect(await region.state()).toMatchObject({ paused: { why: 'denied' } });
});

test('workers that are killed in every request but few', async () => {
  test.slow(); // kills a worker at least ten times
  const { met, measured } = await regionUnderKills({ entries: 1200, every: 5, kills: 10 });
  expect(met, JSON.stringify(measured)).toBe(true);
});

test('goes on by itself once there is a network again, though the browser was closed meanwhile', async ({
  pc,
  region,
}) => {
  test.slow(); // stores and sends 5,000 entries
  const { engine } = region;
  engine.behave = () => 'reset';
  await fillAtOnce(pc, 5000);
  await region.isPlanned(true);
  await region.sendNow();
  await region.whenState(({ failures }) => failures > 1, 'tries that fail');
  // A browser that fails again and again in its slow start would wait for minutes.
  pc.context.once('close', () => {
    engine.behave = () => 'take';
  });
  await pc.relaunch();
  await until(() => engine.kept.size >= 5000, { timeout: 120_000, what: '5,000 entries' });
  expect(await region.whenState(({ upTo }) => upTo === null, 'the end')).toMatchObject({ failures: 0, lost: 0 });
});
