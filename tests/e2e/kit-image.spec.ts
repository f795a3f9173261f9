import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Journal } from './fixtures/journal.ts';
import { ManagedChromium } from './fixtures/managed-chromium.ts';
import { policiesObstacle } from './fixtures/own-policies.ts';
import { PcWithoutServer } from './fixtures/pc-without-server.ts';
import { expect, test, waitForBanner } from './fixtures/test.ts';

const obstacle = policiesObstacle('chromium');
test.skip(obstacle !== undefined, obstacle);

const policy = 'zzz-dezhurny.json';
/** The driver needs a way in, to pages of the extension too. */
const close = { remoteDebugging: false, developerTools: 'extension' };
const openPages = { 'zzzz-for-the-test.json': JSON.stringify({ DeveloperToolsAvailability: 1 }) };

test('a profile of Chromium before an image: the extension forgets all, and other sites nothing', async ({ web }) => {
  const pc = await PcWithoutServer.start();
  const { id } = await pc.install({ close }, 'chromium');
  const policies = { [policy]: pc.read(`etc/chromium/policies/managed/${policy}`), ...openPages };
  const profile = join(pc.root, 'home/pupil/.config/chromium');
  const chromium = await ManagedChromium.launch(web, id, policies, { mounts: pc.mounts, profile });
  await chromium.whenInstalled(({ state }) => state === 'ENABLED');
  const { page } = await chromium.open('https://web.telegram.org/k/');
  await (await waitForBanner(page)).press('Остаться на странице');
  await page.evaluate(() => localStorage.setItem('of-the-site', 'kept'));
  const journal = new Journal(chromium);
  await journal.waitFor(({ outcomes }) => outcomes.length === 1);
  await page.close();

  const storage = join(profile, `Default/IndexedDB/chrome-extension_${id}_0.indexeddb.leveldb`);
  await chromium.restart([], () => {
    expect(existsSync(storage)).toBe(true);
    expect(pc.sh('prepare-image.sh', '--yes')).toContain(storage);
    expect(existsSync(storage)).toBe(false);
  });
  await chromium.whenInstalled(({ state }) => state === 'ENABLED');
  const { incidents, gaps } = await journal.settled();
  expect({ incidents, gaps }).toEqual({ incidents: [], gaps: [] });
  const again = await chromium.open('https://web.telegram.org/k/');
  await expect(again.page).toShowBanner();
  expect(await again.page.evaluate(() => localStorage.getItem('of-the-site'))).toBe('kept');
  await chromium.close();
  await pc.remove();
});
