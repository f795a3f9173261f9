import { KitAtSchool } from './fixtures/kit-at-school.ts';
import { OwnPolicies, policiesObstacle } from './fixtures/own-policies.ts';
import { expect, test } from './fixtures/test.ts';

const obstacle = policiesObstacle('firefox');
test.skip(obstacle !== undefined, obstacle);

/** https://searchfox.org/firefox-main/source/netwerk/base/nsIPermissionManager.idl */
const [UNKNOWN, DENIED] = [0, 2];

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
    notifications: ['https://web.telegram.org', 'https://web.telegram.org.', 'https://school.example'].map((origin) =>
      Services.perms.testExactPermissionFromPrincipal(
        Services.scriptSecurityManager.createContentPrincipalFromOrigin(origin),
        'desktop-notification',
      ),
    ),
    savesLogins: Services.prefs.getBoolPref('signon.rememberSignons'),
    savesLoginsLocked: Services.prefs.prefIsLocked('signon.rememberSignons'),
  });
})()`;

test('Firefox ESR with the kit’s policies installs the add-on by itself and keeps it', async ({ launchFirefox }) => {
  const school = await KitAtSchool.start();
  // Mozilla alone can sign; ESR takes an unsigned add-on where its policies say so.
  const { version } = await school.make({
    firefox: { unsignedInEsr: true },
    // Without developer tools Firefox lets no driver in.
    close: { developerTools: 'extension', notifications: true, passwordManager: true },
  });
  const policies = new OwnPolicies('firefox');
  policies.write('policies.json', school.read('linux/firefox/policies.json'));
  const firefox = await launchFirefox({ installed: false, executable: policies.command });
  const page = await firefox.open('https://web.telegram.org/k/');
  const banner = await firefox.waitForBanner(page, { timeout: 30_000 });
  expect(banner.description.replaceAll('\u00a0', ' ')).toContain('Приложение № 2, п. 5');
  expect(JSON.parse(String(await firefox.inBrowserWindow(states)))).toEqual({
    version,
    isActive: true,
    staysInstalled: true,
    staysEnabled: true,
    problems: false,
    tg: false,
    tgLocked: true,
    privateWindows: false,
    notifications: [DENIED, DENIED, UNKNOWN],
    savesLogins: false,
    savesLoginsLocked: true,
  });
  await school.close();
  policies.remove();
});
