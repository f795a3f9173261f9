import { mkdirSync } from 'node:fs';
import { OwnPolicies, policiesObstacle } from './fixtures/own-policies.ts';
import { PcWithoutServer } from './fixtures/pc-without-server.ts';
import { expect, test } from './fixtures/test.ts';

const obstacle = policiesObstacle('firefox');
test.skip(obstacle !== undefined, obstacle);

const place = 'etc/firefox/policies/policies.json';
/** Mozilla alone can sign, and without developer tools Firefox lets no driver in. */
const kit = { firefox: { unsignedInEsr: true }, close: { developerTools: 'extension' } };

/** Asks the browser's own window, where all of Firefox is at hand. */
const version = `(async () => (await AddonManager.getAddonByID('dezhurny@lyceum.example'))?.version ?? '')()`;

test('Firefox ESR takes the add-on and its update from a folder of the PC', async ({ launchFirefox }, info) => {
  const pc = await PcWithoutServer.start();
  const made = await pc.install(kit, 'firefox');
  const policies = new OwnPolicies('firefox', pc.mounts);
  policies.write('policies.json', pc.read(place));
  const profile = info.outputPath('profile');
  mkdirSync(profile, { recursive: true });
  const start = () => launchFirefox({ installed: false, executable: policies.command, profile });
  const firefox = await start();
  await firefox.waitForBanner(await firefox.open('https://web.telegram.org/k/'), { timeout: 30_000 });
  expect(await firefox.inBrowserWindow(version)).toBe(made.version);
  await firefox.close();

  const next = await pc.install({ ...kit, revision: 1 }, 'firefox');
  policies.write('policies.json', pc.read(place));
  const again = await start();
  await expect.poll(() => again.inBrowserWindow(version)).toBe(next.version);
  await again.waitForBanner(await again.open('https://web.telegram.org/k/'), { timeout: 30_000 });
  await again.close();
  policies.remove();
  await pc.remove();
});
