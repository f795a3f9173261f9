import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { type Behaviour, RegionEngine } from '../../harness/fake-region.ts';
import { fillAtOnce, ringAlarm } from '../../harness/made-up-entries.ts';
import {
  openRegionRoom,
  type RegionRoom,
  regionPolicy,
  regionUnderKills,
  sendNow,
} from '../../harness/region-classroom.ts';
import { until } from '../../harness/until.ts';
import { openClassroom, settled } from './classroom.ts';
import { passes } from './durable/part.ts';
import { askedBy } from './net-log.ts';
import { alarmsOf, arrive, record, stateOf, whenState } from './region-room.ts';

it('without an address no request ever leaves, and nothing wakes for it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-net-'));
  const log = join(folder, 'net.json');
  const room = await openClassroom({ args: [`--log-net-log=${log}`] });
  const { browser, web } = room;
  const engine = new RegionEngine(web);
  await fillAtOnce(browser, 600);
  await browser.relaunch();
  await settled(browser);
  const page = await browser.open('https://web.telegram.org/k/');
  await (await browser.waitForBanner(page)).press('Остаться');
  await sendNow(room);
  await browser.killWorker();
  await ringAlarm(browser);
  await settled(browser);
  expect(await alarmsOf(browser)).not.toContain('send');
  expect(await stateOf(browser)).toBeUndefined();
  expect(engine.deliveries).toEqual([]);
  // Every host there is leads here, the browser's own too.
  const asked = web.seen.filter(({ host }) => !/(^|\.)(google|gstatic|googleapis)\.com$/.test(host));
  expect(new Set(asked.map(({ method, host }) => `${method} ${host}`))).toEqual(new Set(['GET web.telegram.org']));
  // What the log must have: a request that the test makes in the extension's name.
  const own = await browser.extensionPage('options.html');
  await own.evaluate(`fetch('https://seen.example/', { mode: 'no-cors' }).then(() => null)`);
  await room.close();
  expect(askedBy(browser.id, log)).toEqual(['https://seen.example/']);
  rmSync(folder, { recursive: true });
}, 120_000);

describe('with an address', () => {
  let room: RegionRoom;
  beforeAll(async () => {
    room = await openRegionRoom();
    await settled(room.browser);
  });
  afterAll(() => room?.close());
  beforeEach(() => {
    room.engine.behave = () => 'take';
    room.engine.deliveries.length = 0;
  });

  it('sends what the journal has, at a random time, and then is still', async () => {
    const ids = await record(room.browser, 600);
    expect(room.engine.deliveries).toEqual([]);
    expect(await alarmsOf(room.browser)).toContain('send');
    await sendNow(room);
    await arrive(room.engine, ids);
    const [first] = room.engine.deliveries;
    expect(first?.headers).toMatchObject({
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      authorization: `Bearer ${regionPolicy.regionToken}`,
    });
    expect(Object.keys(first?.headers ?? {})).not.toEqual(expect.arrayContaining(['cookie']));
    expect(Object.keys(first?.headers ?? {})).not.toEqual(expect.arrayContaining(['referer']));
    expect(first?.resource).toMatchObject({ 'service.name': 'dezhurny', 'dezhurny.site': 'lyceum-27' });
    const uids = first?.records.map(({ uid }) => uid) ?? [];
    expect(uids).toEqual([...uids].sort());
    await until(async () => !(await alarmsOf(room.browser)).includes('send'), { what: 'the alarm to go' });
    expect(await stateOf(room.browser)).toMatchObject({ upTo: null, failures: 0, buried: 0, lost: 0 });
    // Nothing is sent twice, and what is new waits its time again.
    const requests = room.engine.deliveries.length;
    await sendNow(room);
    await record(room.browser, 1);
    expect(room.engine.deliveries.length).toBe(requests);
  });

  const later: [string, Behaviour][] = [
    ['503 with Retry-After in seconds', { status: 503, retryAfter: '1' }],
    ['429 with Retry-After as a date', { status: 429, retryAfter: 'Mon, 23 Nov 2020 08:00:00 GMT' }],
    ['a broken connection', 'reset'],
    ['an answer that is lost', 'lose-answer'],
    ['an answer that is cut', 'truncate'],
    ['a network’s login page', 'portal'],
    ['no answer at all', 'stall'],
  ];
  test.each(later)('%s: the entries stay, and go again', async (_name, behaviour) => {
    room.engine.behave = (_delivery, nth) => (nth === 0 ? behaviour : 'take');
    const ids = await record(room.browser, 3);
    await sendNow(room);
    await arrive(room.engine, ids, 60_000);
    await whenState(room.browser, ({ seq }) => seq === room.engine.kept.size, 'the acknowledgement');
    expect(room.engine.deliveries.length).toBeGreaterThan(1);
  });

  it('sends less at once after a 413', async () => {
    room.engine.behave = ({ records }) => (records.length > 10 ? { status: 413 } : 'take');
    const ids = await record(room.browser, 35);
    await sendNow(room);
    await arrive(room.engine, ids);
    expect(room.engine.deliveries.slice(0, 3).map(({ records }) => records.length)).toEqual([35, 17, 8]);
  });

  it('finds the entry that a 400 is about, and all others arrive', async () => {
    const ids = await record(room.browser, 32);
    const bad = ids[20] ?? '';
    room.engine.behave = ({ records }) => (records.some(({ uid }) => uid === bad) ? { status: 400 } : 'take');
    await sendNow(room);
    await arrive(
      room.engine,
      ids.filter((id) => id !== bad),
    );
    expect(await whenState(room.browser, ({ upTo }) => upTo === null, 'the end')).toMatchObject({
      buried: 1,
      dead: [{ kind: 'incident' }],
    });
    expect(room.engine.kept.has(bad)).toBe(false);
    expect(room.engine.deliveries.length).toBeLessThanOrEqual(7);
  });

  it('keeps no token anywhere, and says nothing of it', async () => {
    const kept = JSON.stringify(await room.browser.storage());
    const holds = ['web.max.ru', 'token7canary', 'region.example'].map((text) => kept.includes(text));
    expect(holds).toEqual([true, false, false]); // the first is there to be found
  });

  it('pauses after a 401, whatever wakes it', async () => {
    room.engine.behave = () => ({ status: 401 });
    await record(room.browser, 2);
    await sendNow(room);
    await whenState(room.browser, ({ paused }) => paused !== null, 'the pause');
    await sendNow(room);
    await room.browser.killWorker();
    await record(room.browser, 2);
    expect(await alarmsOf(room.browser)).not.toContain('send');
    expect(room.engine.deliveries).toHaveLength(1);
    expect(await stateOf(room.browser)).toMatchObject({ paused: { why: 'denied' } });
  });
});

test('workers that are killed in every request but few', { timeout: 240_000 }, () =>
  passes(regionUnderKills({ entries: 1200, every: 5, kills: 10 })),
);

it('goes on by itself once there is a network again, though the browser was closed meanwhile', async () => {
  const room = await openRegionRoom();
  const { browser, engine } = room;
  engine.behave = () => 'reset';
  await fillAtOnce(browser, 5000);
  await sendNow(room);
  await whenState(browser, ({ failures }) => failures > 1, 'tries that fail');
  await browser.relaunch();
  engine.behave = () => 'take';
  engine.kept.clear();
  await until(() => engine.kept.size >= 5000, { timeout: 120_000, what: '5,000 entries' });
  expect(await whenState(browser, ({ upTo }) => upTo === null, 'the end')).toMatchObject({ failures: 0, lost: 0 });
  await room.close();
}, 240_000);
