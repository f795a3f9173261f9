import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StandIns } from '../../harness/fake-web.ts';
import { putSetting } from '../../harness/private-store.ts';
import { until } from '../../harness/until.ts';
import { hashSecret } from '../../platform/exemption/pbkdf2.ts';
import { recorded } from './classroom.ts';
import { KitAtSchool } from './kit-at-school.ts';
import { ManagedChromium } from './managed-chromium.ts';
import { cannotHavePolicies } from './own-policies.ts';
import { PIN, press, sendPin, shows } from './teacher.ts';

const obstacle = cannotHavePolicies('chromium');
if (obstacle) console.warn(`kit in Chromium: skipped, ${obstacle}`);

/** The driver needs a way in; every other way around is closed as usual. */
const driven = { remoteDebugging: false };

let web: StandIns;
let school: KitAtSchool;
beforeAll(async () => {
  web = await StandIns.start();
  school = await KitAtSchool.start();
});
afterAll(async () => {
  await school?.close();
  await web?.close();
});

describe.skipIf(obstacle)('Chromium with the kit’s policies', () => {
  it('installs the extension by itself, cannot be removed, and closes the ways around', async () => {
    const { id, version } = await school.make({ close: driven });
    const policies = { 'dezhurny.json': school.read('linux/chromium/dezhurny.json') };
    const chromium = await ManagedChromium.launch(web, id, policies);
    try {
      const known = await chromium.whenKnown(({ state }) => state === 'ENABLED');
      expect(known).toMatchObject({ version, mustRemainInstalled: true, userMayModify: false });

      const { page } = await chromium.open('https://web.telegram.org/k/');
      const banner = await chromium.waitForBanner(page);
      expect(banner.text.replaceAll('\u00a0', ' ')).toContain('Приложение № 2, п. 5');

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
      expect(await chromium.whenKnown(() => true)).toMatchObject({ state: 'ENABLED' });

      const link = await chromium.open('tg://resolve?domain=lyceum');
      expect(link.failure).toContain('ERR_BLOCKED_BY_ADMINISTRATOR');
      expect((await chromium.open('https://start.me/')).failure).toBeUndefined();
    } finally {
      await chromium.close();
    }
  });

  it('holds only policies that the browser knows and takes', async () => {
    const { id } = await school.make({ close: { ...driven, otherExtensions: true } });
    const text = school.read('linux/chromium/dezhurny.json');
    const chromium = await ManagedChromium.launch(web, id, { 'dezhurny.json': text, 'z.json': '{"Nonsense": 1}' });
    try {
      const said = await chromium.policies();
      const [unset, wrong] = [said.get('HomepageLocation'), said.get('Nonsense')];
      expect(unset).not.toBe(wrong);
      const asked = Object.keys(JSON.parse(text));
      expect(asked.length).toBeGreaterThan(5);
      expect(asked.filter((name) => [undefined, unset, wrong].includes(said.get(name)))).toEqual([]);
    } finally {
      await chromium.close();
    }
  });

  it('updates from N to N+1 and keeps journal, settings and an exemption', async () => {
    const settings = { pinHash: await hashSecret(PIN) };
    const { id, version } = await school.make({ settings, close: driven });
    const chromium = await ManagedChromium.launch(web, id, {
      'dezhurny.json': school.read('linux/chromium/dezhurny.json'),
      'for-the-test.json': JSON.stringify({ DeveloperToolsAvailability: 1 }),
    });
    try {
      await chromium.whenKnown((known) => known.version === version && known.state === 'ENABLED');
      const { page } = await chromium.open('https://web.telegram.org/k/');
      await (await chromium.waitForBanner(page)).press('Остаться');
      const before = await recorded(chromium, ({ outcomes }) => outcomes.length === 1);
      await page.close();
      const own = await chromium.extensionPage('manifest.json');
      await putSetting(own, 'settings', { place: 'Каб. 12' });
      await own.close();
      await exempt(chromium);

      const next = await school.make({ settings, revision: 1, close: driven });
      expect(next.version).toBe(`${version}.1`);
      await chromium.inExtensions((chrome) => chrome.developerPrivate.autoUpdate());
      await chromium.whenKnown((known) => known.version === next.version && known.state === 'ENABLED');

      const kept = await chromium.storage();
      expect(kept.local.settings).toMatchObject({ place: 'Каб. 12' });
      const after = await recorded(chromium, () => true);
      expect(after.incidents).toEqual(before.incidents);
      const allowed = await chromium.open('https://web.telegram.org/k/');
      await recorded(chromium, ({ incidents }) => incidents.some(({ mode }) => mode === 'allowed'));
      await allowed.page.close();
    } finally {
      await chromium.close();
    }
  });
});

/** A teacher exempts this PC with the PIN that the policy set. */
async function exempt(chromium: ManagedChromium): Promise<void> {
  const popup = await chromium.extensionPage('popup.html');
  await popup.waitForSelector('main');
  await until(
    () =>
      press(popup, 'Разрешить до').then(
        () => true,
        () => false,
      ),
    { what: 'the PIN of the policy' },
  );
  await popup.select('form select', 'all');
  await sendPin(popup, PIN);
  await shows(popup, 'Завершить разрешение');
  await popup.close();
}
