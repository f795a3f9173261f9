import { randomUUID } from 'node:crypto';
import type { Behaviour } from '../../harness/fake-region.ts';
import { regionPolicy } from '../../harness/region-classroom.ts';
import { until } from '../../harness/until.ts';
import { policiesObstacle } from './fixtures/own-policies.ts';
import { test as base } from './fixtures/policy.ts';
import { Region } from './fixtures/region.ts';
import { answerTotals, linesOf, totalsPolicy, totalsRequests, totalsSentence } from './fixtures/region-totals.ts';
import { expect } from './fixtures/test.ts';

const test = base.extend<{ region: Region }>({ region: async ({ pc, web }, use) => use(new Region(pc, web)) });

const obstacle = policiesObstacle('chromium');
test.skip(obstacle !== undefined, obstacle);

test('that comes makes the whole journal wait its time, go, and be acknowledged', async ({ pc, policy, region }) => {
  const { engine } = region;
  const ids = await region.record(5); // wakes the worker
  await region.sendToTheEnd(pc);
  expect(await region.alarms()).not.toContain('send');
  policy.set(regionPolicy);
  await region.isPlanned(true);
  expect(engine.deliveries).toEqual([]);
  await region.sendUntil(region.receives(ids));
  const state = await region.whenState(({ upTo }) => upTo === null, 'the end');
  expect(state).toMatchObject({ failures: 0, paused: null, sent: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  expect(engine.deliveries[0]?.headers.authorization).toBe(`Bearer ${regionPolicy.regionToken}`);
});

test('that is changed ends the pause after a 401, with its own token', async ({ policy, region }) => {
  region.engine.behave = ({ headers }) => (headers.authorization === 'Bearer another' ? 'take' : { status: 401 });
  const ids = await region.record(2);
  policy.set(regionPolicy);
  await region.isPlanned(true);
  await region.sendUntil(region.whenState(({ paused }) => paused !== null, 'the pause'));
  await region.isPlanned(false);
  policy.set({ ...regionPolicy, regionToken: 'another' });
  await region.isPlanned(true);
  await region.sendUntil(region.receives(ids));
  await region.whenState(({ paused, upTo }) => paused === null && upTo === null, 'the acknowledgement');
});

test('that is changed while a request is under way holds from the next on', async ({ pc, policy, region }) => {
  const { engine } = region;
  const token = randomUUID();
  const isRead = (): Promise<boolean> =>
    pc.evaluate(async (wanted) => (await chrome.storage.managed.get()).regionToken === wanted, token);
  engine.behave = async (_, nth): Promise<Behaviour> => {
    if (nth > 0) return 'take';
    policy.set({ ...regionPolicy, regionToken: token });
    await until(isRead, { timeout: 15_000, what: 'the policy with another token' });
    return 'take';
  };
  const ids = await region.record(520); // more than one request takes
  policy.set(regionPolicy);
  await region.isPlanned(true);
  await region.sendUntil(region.receives(ids));
  const tokens = engine.deliveries.map(({ headers }) => headers.authorization);
  expect(tokens).toEqual([`Bearer ${regionPolicy.regionToken}`, `Bearer ${token}`]);
});

test('lets the report show the region’s totals, and asks for them only when somebody wants them', async ({
  pc,
  web,
  admin,
  policy,
}) => {
  const requests = answerTotals(web);
  policy.set({ ...regionPolicy, ...totalsPolicy });
  const page = await admin.open('reports');
  await expect(page.locator('body')).toContainText('Итоги региона');
  expect(requests).toEqual([]);
  await page.getByRole('button', { name: 'Прочитать итоги' }).click();
  await expect(page.locator('body')).toContainText(totalsSentence);
  expect(linesOf(requests)).toEqual(totalsRequests);
  expect(JSON.stringify(await pc.storage())).not.toContain('reader7canary');
});

test('that goes ends it all', async ({ pc, policy, region }) => {
  const { engine } = region;
  policy.set(regionPolicy);
  const [id = ''] = await region.record(1);
  await region.isPlanned(true);
  policy.withdraw();
  await region.isPlanned(false);
  await region.sendToTheEnd(pc);
  expect(await region.alarms()).not.toContain('send');
  expect(engine.deliveries).toEqual([]);
  expect(engine.kept.has(id)).toBe(false);
});
