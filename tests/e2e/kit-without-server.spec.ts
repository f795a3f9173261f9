import { ManagedChromium } from './fixtures/managed-chromium.ts';
import { policiesObstacle } from './fixtures/own-policies.ts';
import { PcWithoutServer } from './fixtures/pc-without-server.ts';
import { expect, test } from './fixtures/test.ts';

const obstacle = policiesObstacle('chromium');
test.skip(obstacle !== undefined, obstacle);

/** The driver needs a way in, to messengers' pages too. */
const driven = { remoteDebugging: false, developerTools: 'extension' };
const policy = 'zzz-dezhurny.json';
const place = `etc/chromium/policies/managed/${policy}`;

test('Chromium takes the extension and its update from a folder of the PC', async ({ web }) => {
  const pc = await PcWithoutServer.start();
  const { id, version } = await pc.install({ close: driven }, 'chromium');
  expect(JSON.parse(pc.read(place)).ExtensionSettings[id].update_url).toBe('file:///opt/dezhurny/updates.xml');
  const chromium = await ManagedChromium.launch(web, id, { [policy]: pc.read(place) }, { mounts: pc.mounts });
  const known = await chromium.whenInstalled(({ state }) => state === 'ENABLED');
  expect(known).toMatchObject({ version, mustRemainInstalled: true, userMayModify: false });
  await expect((await chromium.open('https://web.telegram.org/k/')).page).toShowBanner();

  const next = await pc.install({ revision: 1, close: driven }, 'chromium');
  expect(next.version).toBe(`${version}.1`);
  await chromium.inExtensions((chrome) => chrome.developerPrivate.autoUpdate());
  await chromium.whenInstalled((one) => one.version === next.version && one.state === 'ENABLED');
  await expect((await chromium.open('https://web.telegram.org/k/')).page).toShowBanner();
  await chromium.close();
  await pc.remove();
});
