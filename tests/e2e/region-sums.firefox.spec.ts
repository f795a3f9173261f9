import { fillingCode } from '../../harness/filling-page.ts';
import type { Firefox } from '../../harness/firefox.ts';
import { ringAlarm } from '../../harness/made-up-entries.ts';
import { regionPolicy } from '../../harness/region-classroom.ts';
import { until } from '../../harness/until.ts';
import { policiesObstacle } from './fixtures/own-policies.ts';
import { withPolicedFirefox } from './fixtures/policed-firefox.ts';
import { Region } from './fixtures/region.ts';
import { test as base, expect } from './fixtures/test.ts';

const test = base.extend<object, { policed: Firefox }>({
  policed: [
    async ({ web }, use) => withPolicedFirefox(web, { ...regionPolicy, regionDetail: 'sums' }, use),
    { scope: 'worker', timeout: 60_000 },
  ],
});

const obstacle = policiesObstacle('firefox');
test.skip(obstacle !== undefined, obstacle);

test('sends the sum of each closed day once, and no entry', async ({ policed, web }) => {
  const region = new Region(policed, web);
  const { engine } = region;
  const code = await fillingCode();
  const last = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  await policed.inPlainPage(async (page) => {
    await page.evaluate(code);
    await page.evaluate(`filling.fill(12, { last: '${last}', days: 3 })`);
  });
  await ringAlarm(policed, 'watch'); // closes the last of these days
  const sums = (): number[] =>
    [...engine.kept.values()].map(({ attributes }) => Number(attributes['dezhurny.incidents']));
  const hasAll = until(() => sums().length >= 3, { timeout: 60_000, what: 'three sums' });
  await region.sendUntil(hasAll);
  await region.isPlanned(false);
  expect(sums()).toEqual([4, 4, 4]);
  const delivered = engine.deliveries.flatMap(({ records }) => records);
  expect(delivered.map(({ eventName }) => eventName)).toEqual(Array(3).fill('dezhurny.sum'));
  expect(new Set(delivered.map(({ timeUnixNano }) => timeUnixNano)).size).toBe(3);
  // In Firefox the address of an extension is another in every profile.
  expect(JSON.stringify(engine.deliveries)).not.toContain(policed.id);
});
