import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { guardedFirefox } from '../../harness/firefox-tab.ts';
import { Journal } from './fixtures/journal.ts';
import { OwnPolicies, policiesObstacle } from './fixtures/own-policies.ts';
import { PcWithoutServer } from './fixtures/pc-without-server.ts';
import { expect, test } from './fixtures/test.ts';

const obstacle = policiesObstacle('firefox');
test.skip(obstacle !== undefined, obstacle);

/** Mozilla alone can sign, and without developer tools Firefox lets no driver in. */
const kit = { firefox: { unsignedInEsr: true }, close: { developerTools: 'extension' } };

test('a profile of Firefox before an image: the add-on forgets all, and other sites nothing', async ({
  launchFirefox,
  web,
}) => {
  const pc = await PcWithoutServer.start();
  await pc.install(kit, 'firefox');
  const policies = new OwnPolicies('firefox', pc.mounts);
  policies.write('policies.json', pc.read('etc/firefox/policies/policies.json'));
  const profile = join(pc.root, 'home/pupil/.mozilla/firefox/x.default-esr');
  mkdirSync(profile, { recursive: true });
  /** Start Firefox, and wait for the reminder on the messenger's page. */
  const start = async () => {
    const firefox = await launchFirefox({
      ...{ installed: false, choosesAddress: true },
      ...{ executable: policies.command, profile },
    });
    const page = await firefox.open('https://web.telegram.org/k/');
    const banner = await firefox.waitForBanner(page, { timeout: 30_000 });
    await firefox.readAddress();
    return { firefox, page, banner, journal: new Journal(guardedFirefox(firefox, web)) };
  };

  const before = await start();
  await before.banner.press('Остаться на странице');
  await before.page.evaluate(() => localStorage.setItem('of-the-site', 'kept'));
  await before.journal.waitFor(({ outcomes }) => outcomes.length === 1);
  await before.firefox.close();

  const ofAddon = () => readdirSync(join(profile, 'storage/default')).filter((name) => name.startsWith('moz-ext'));
  expect(ofAddon()).toHaveLength(2);
  expect(pc.sh('prepare-image.sh', '--yes')).toContain(`moz-extension+++${before.firefox.id}`);
  expect(ofAddon()).toEqual([]);

  const after = await start();
  const { incidents, outcomes, gaps } = await after.journal.waitFor((found) => found.incidents.length > 0);
  expect({ incidents: incidents.length, outcomes, gaps }).toEqual({ incidents: 1, outcomes: [], gaps: [] });
  expect(await after.page.evaluate(() => localStorage.getItem('of-the-site'))).toBe('kept');
  await after.firefox.close();
  policies.remove();
  await pc.remove();
});
