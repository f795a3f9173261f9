import { KitAtSchool } from './fixtures/kit-at-school.ts';
import { OwnPolicies, policiesObstacle } from './fixtures/own-policies.ts';
import { expect, test } from './fixtures/test.ts';

const obstacle = policiesObstacle('firefox');
test.skip(obstacle !== undefined, obstacle);

/** Asks the browser's own window, where all of Firefox is at hand. */
const states = `(async () => {
  const addon = await AddonManager.getAddonByID('dezhurny@lyceum.example');
  const forbidden = (bit) => (addon.permissions & bit) === 0;
  return JSON.stringify({
    version: addon.version,
    isActive: addon.isActive,
    staysInstalled: forbidden(AddonManager.PERM_CAN_UNINSTALL),
    staysEnabled: forbidden(AddonManager.PERM_CAN_DISABLE),
    problems: Services.policies.status === Services.policies.FAILED,
    tg: Services.prefs.getBoolPref('network.protocol-handler.external.tg'),
    tgLocked: Services.prefs.prefIsLocked('network.protocol-handler.external.tg'),
    privateWindows: Services.policies.isAllowed('privatebrowsing'),
  });
})()`;

test('Firefox ESR with the kit’s policies installs the add-on by itself and keeps it', async ({ launchFirefox }) => {
  const school = await KitAtSchool.start();
  // Mozilla alone can sign; ESR takes an unsigned add-on where its policies say so.
  const { version } = await school.make({ firefox: { unsignedInEsr: true } });
  const policies = new OwnPolicies('firefox');
  policies.write('policies.json', school.read('linux/firefox/policies.json'));
  const firefox = await launchFirefox({ installed: false, executable: policies.command });
  const page = await firefox.open('https://web.telegram.org/k/');
  const banner = await firefox.waitForBanner(page, { timeout: 30_000 });
  expect(banner.text.replaceAll('\u00a0', ' ')).toContain('Приложение № 2, п. 5');
  expect(JSON.parse(String(await firefox.inBrowserWindow(states)))).toEqual({
    version,
    isActive: true,
    staysInstalled: true,
    staysEnabled: true,
    problems: false,
    tg: false,
    tgLocked: true,
    privateWindows: false,
  });
  await school.close();
  policies.remove();
});
