import { putSetting } from '../../harness/private-store.ts';
import { launchRemarks } from '../../kit/check/launches.ts';
import { linuxLaunches } from '../../kit/check/linux-launches.ts';
import { hashSecret } from '../../platform/exemption/pbkdf2.ts';
import { inventedRegulation } from '../fixtures/invented-regulation.ts';
import { attachEvidence } from './fixtures/evidence.ts';
import { Journal } from './fixtures/journal.ts';
import { KitAtSchool } from './fixtures/kit-at-school.ts';
import { ManagedChromium } from './fixtures/managed-chromium.ts';
import { policiesObstacle } from './fixtures/own-policies.ts';
import { PIN, Popup } from './fixtures/popup.ts';
import { test as base, expect, waitForBanner } from './fixtures/test.ts';

interface Fixtures {
  school: KitAtSchool;
  /** Starts a Chromium with the policies of the school's kit, and others if the test needs them. */
  start: (id: string, others?: Record<string, string>) => Promise<ManagedChromium>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs
  school: async ({}, use) => {
    const school = await KitAtSchool.start();
    await use(school);
    await school.close();
  },
  start: async ({ web, school }, use, info) => {
    const started: ManagedChromium[] = [];
    await use(async (id, others = {}) => {
      const policies = { 'zzz-dezhurny.json': school.read('linux/chromium/zzz-dezhurny.json'), ...others };
      const chromium = await ManagedChromium.launch(web, id, policies);
      started.push(chromium);
      return chromium;
    });
    for (const chromium of started) {
      await attachEvidence(info, { web, dump: () => new Journal(chromium).dump() });
      await chromium.close();
    }
  },
});

const obstacle = policiesObstacle('chromium');
test.skip(obstacle !== undefined, obstacle);

/** The driver needs a way in, to messengers' pages too; every other way around is closed as usual. */
const driven = { remoteDebugging: false, developerTools: 'extension' };

/** A further policy file, with which the driver may also look into pages of the extension. */
const openPages = { 'zzzz-for-the-test.json': JSON.stringify({ DeveloperToolsAvailability: 1 }) };

test('installs the extension by itself, cannot be removed, and closes the ways around', async ({ school, start }) => {
  const { id, version } = await school.make({ close: { ...driven, notifications: true } });
  const chromium = await start(id);
  const known = await chromium.whenInstalled(({ state }) => state === 'ENABLED');
  expect(known).toMatchObject({ version, mustRemainInstalled: true, userMayModify: false });

  const { page } = await chromium.open('https://web.telegram.org/k/');
  await expect(page).toShowBanner({ text: 'Приложение № 2, п. 5' });
  expect(await page.evaluate(() => Notification.permission)).toBe('denied');

  const attempts = await chromium.inExtensions(async (chrome, own) => {
    const refusal = (attempt: Promise<unknown>): Promise<string> =>
      attempt.then(
        () => 'done',
        ({ message }: Error) => message,
      );
    return [
      await refusal(chrome.developerPrivate.removeMultipleExtensions([own])),
      await refusal(chrome.management.setEnabled(own, false)),
    ];
  }, id);
  expect(attempts).toEqual([
    expect.stringContaining('Cannot uninstall'),
    expect.stringContaining('cannot be modified by user'),
  ]);
  expect(await chromium.whenInstalled(() => true)).toMatchObject({ state: 'ENABLED' });

  const link = await chromium.open('tg://resolve?domain=lyceum');
  expect(link.failure).toContain('ERR_BLOCKED_BY_ADMINISTRATOR');
  const innocent = await chromium.open('https://start.me/');
  expect(innocent.failure).toBeUndefined();
  expect(await innocent.page.evaluate(() => Notification.permission)).toBe('default');
});

test('a switch of the command line turns it off, and the check of the kit names the switch', async ({
  school,
  start,
}) => {
  const { id } = await school.make({ close: driven });
  const chromium = await start(id);
  await chromium.whenInstalled(({ state }) => state === 'ENABLED');
  // Playwright removes `--disable-extensions` itself from the switches it is given here.
  await chromium.restart(['--disable-extensions=1']);
  const installed = await chromium.inExtensions((chrome) => chrome.developerPrivate.getExtensionsInfo());
  expect(installed.map((one) => one.id)).not.toContain(id);
  const { page } = await chromium.open('https://web.telegram.org/k/');
  await expect(page).not.toShowBanner();
  const off = 'браузер сейчас запущен с --disable-extensions=… — расширения выключены, и поставленные политикой тоже';
  expect(launchRemarks(linuxLaunches('/'), 'chromium')).toContain(off);

  await chromium.restart([]);
  await chromium.whenInstalled(({ state }) => state === 'ENABLED');
});

test('holds only policies that the browser knows and takes', async ({ school, start }) => {
  const close = { remoteDebugging: false, otherExtensions: true, notifications: true, passwordManager: true };
  const { id } = await school.make({ close });
  // Of what the kit lists, about:blank would keep the driver out of new tabs.
  const others = { Nonsense: 1, DeveloperToolsAvailabilityBlocklist: ['.web.telegram.org'] };
  const chromium = await start(id, { 'zzzz-others.json': JSON.stringify(others) });
  const said = await chromium.policies();
  const [unset, wrong] = [said.get('HomepageLocation'), said.get('Nonsense')];
  expect(unset).not.toBe(wrong);
  // The page lists the extension's own policy apart.
  const { '3rdparty': _, ...policies } = JSON.parse(school.read('linux/chromium/zzz-dezhurny.json'));
  const asked = Object.keys(policies);
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((name) => [undefined, unset, wrong].includes(said.get(name)))).toEqual([]);
});

test('serves two schools with one build, each with its regulation by policy', async ({ school, start }) => {
  const { id } = await school.make({ close: driven });
  const lyceum = await start(id);
  const other = await school.make({ settings: { regulation: inventedRegulation }, close: driven });
  expect(other.id).toBe(id);
  const gymnasium = await start(id, openPages);
  await lyceum.whenInstalled(({ state }) => state === 'ENABLED');
  await gymnasium.whenPolicyKnown();

  const telegram = 'https://web.telegram.org/k/';
  await expect((await lyceum.open(telegram)).page).toShowBanner({ text: 'Приложение № 2, п. 5' });
  await expect((await gymnasium.open(telegram)).page).toShowBanner({ text: 'Перечень программ, п. 4.1' });
  const weChat = 'https://wx.qq.com/';
  await expect((await lyceum.open(weChat)).page).toShowBanner();
  await expect((await gymnasium.open(weChat)).page).not.toShowBanner();
});

test('updates from N to N+1 and keeps journal, settings and an exemption', async ({ school, start }) => {
  const settings = { pinHash: await hashSecret(PIN) };
  const { id, version } = await school.make({ settings, close: driven });
  const chromium = await start(id, openPages);
  const journal = new Journal(chromium);
  await chromium.whenInstalled((known) => known.version === version && known.state === 'ENABLED');
  await chromium.whenPolicyKnown();
  const { page } = await chromium.open('https://web.telegram.org/k/');
  await (await waitForBanner(page)).press('Остаться на странице');
  const before = await journal.waitFor(({ outcomes }) => outcomes.length === 1);
  await page.close();
  await putSetting(chromium, 'settings', { place: 'Каб. 12' });
  await new Popup(chromium).exempt('all');

  const next = await school.make({ settings, revision: 1, close: driven });
  expect(next.version).toBe(`${version}.1`);
  await chromium.inExtensions((chrome) => chrome.developerPrivate.autoUpdate());
  await chromium.whenInstalled((known) => known.version === next.version && known.state === 'ENABLED');

  const { 'dezhurny-safe': safe } = (await journal.dump()).databases;
  expect(safe?.values).toContainEqual({ name: 'settings', value: { place: 'Каб. 12' } });
  expect((await journal.settled()).incidents).toEqual(before.incidents);
  await chromium.open('https://web.telegram.org/k/');
  await journal.waitFor(({ incidents }) => incidents.some(({ mode }) => mode === 'allowed'));
});
