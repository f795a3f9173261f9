import type { Firefox } from '../../harness/firefox.ts';
import { guardedFirefox } from '../../harness/firefox-tab.ts';
import { regionPolicy } from '../../harness/region-classroom.ts';
import { Journal } from './fixtures/journal.ts';
import { policiesObstacle } from './fixtures/own-policies.ts';
import { withPolicedFirefox } from './fixtures/policed-firefox.ts';
import { Region } from './fixtures/region.ts';
import { answerTotals, linesOf, totalsPolicy, totalsRequests, totalsSentence } from './fixtures/region-totals.ts';
import { test as base, expect } from './fixtures/test.ts';

/** A Firefox reads its policies when it starts, so both tests use one. */
const test = base.extend<object, { policed: Firefox }>({
  policed: [
    async ({ web }, use) => withPolicedFirefox(web, { ...regionPolicy, ...totalsPolicy }, use),
    { scope: 'worker', timeout: 60_000 },
  ],
});

const obstacle = policiesObstacle('firefox');
test.skip(obstacle !== undefined, obstacle);

test('names an engine, and what goes there tells nothing of this installation', async ({ policed, web }) => {
  const region = new Region(policed, web);
  const journal = new Journal(guardedFirefox(policed, web));
  await policed.waitForBanner(await policed.open('https://web.telegram.org/k/'));
  const { incidents } = await journal.waitFor((recorded) => recorded.incidents.length === 1);
  await region.isPlanned(true);
  await region.sendUntil(region.receives(incidents.map(({ id }) => id)));
  // In Firefox the address of an extension is another in every profile.
  expect(JSON.stringify(region.engine.deliveries)).not.toContain(policed.id);
  await region.whenState(({ seq }) => seq === 1, 'the acknowledgement');
});

test('lets the report show the region’s totals, and asking for them tells nothing of it either', async ({
  policed,
  web,
}) => {
  const requests = answerTotals(web);
  const page = await policed.extensionPage('options.html#reports');
  const shown = (): Promise<string> =>
    page.$eval('body', ({ textContent }) => (textContent ?? '').replaceAll('\u00a0', ' '));
  await expect.poll(shown).toContain('Итоги региона');
  await page.locator('aria/Прочитать итоги').click();
  await expect.poll(shown).toContain(totalsSentence);
  expect(linesOf(requests)).toEqual(totalsRequests);
  expect(JSON.stringify(requests.map(({ rawHeaders }) => rawHeaders))).not.toContain(policed.id);
  expect(JSON.stringify(await policed.storage())).not.toContain('reader7canary');
  await page.close();
});
