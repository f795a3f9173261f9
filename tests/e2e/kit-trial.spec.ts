import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { Journal } from './fixtures/journal.ts';
import { KitAtSchool } from './fixtures/kit-at-school.ts';
import { ManagedChromium } from './fixtures/managed-chromium.ts';
import { policiesObstacle } from './fixtures/own-policies.ts';
import { expect, test, waitForBanner } from './fixtures/test.ts';

const obstacle = policiesObstacle('chromium');
test.skip(obstacle !== undefined, obstacle);

/** The driver needs a way in, to pages of the extension too. */
const close = { remoteDebugging: false, developerTools: 'extension' };
const openPages = { 'zzzz-for-the-test.json': JSON.stringify({ DeveloperToolsAvailability: 1 }) };

const cases: [string, (chromium: ManagedChromium) => Promise<void>, number][] = [
  ['keeps its journal when the policy installs the kit over it', async () => {}, 1],
  ['takes its journal away when it is removed first', (chromium) => chromium.uninstall(), 0],
];
for (const [what, between, kept] of cases) {
  test(`an unpacked trial ${what}`, async ({ web }, info) => {
    const school = await KitAtSchool.start();
    const { id, version } = await school.make({ close });
    const folder = info.outputPath('trial');
    unpack(join(school.folder, `trial/dezhurny-${version}.zip`), folder);
    const chromium = await ManagedChromium.launch(web, id, openPages);
    expect(await chromium.loadUnpacked(folder)).toBe(id);
    await chromium.whenInstalled(({ location }) => location === 'UNPACKED');
    const { page } = await chromium.open('https://web.telegram.org/k/');
    await (await waitForBanner(page)).press('Остаться на странице');
    const journal = new Journal(chromium);
    await journal.waitFor(({ outcomes }) => outcomes.length === 1);
    await page.close();
    await between(chromium);

    await chromium.restart([], () => {
      chromium.writePolicy('zzz-dezhurny.json', school.read('linux/chromium/zzz-dezhurny.json'));
    });
    const known = await chromium.whenInstalled(({ mustRemainInstalled }) => mustRemainInstalled);
    expect(known).toMatchObject({ version, state: 'ENABLED', userMayModify: false });
    expect(known.location).not.toBe('UNPACKED');
    const { incidents, gaps } = await journal.settled();
    expect({ incidents: incidents.length, gaps }).toEqual({ incidents: kept, gaps: [] });
    const again = await chromium.open('https://web.telegram.org/k/');
    await expect(again.page).toShowBanner();
    await journal.waitFor((found) => found.incidents.length === kept + 1);
    await chromium.close();
    await school.close();
  });
}

function unpack(zip: string, folder: string): void {
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    if (path.endsWith('/')) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
