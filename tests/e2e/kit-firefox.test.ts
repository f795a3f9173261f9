import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { StandIns } from '../../harness/fake-web.ts';
import { Firefox } from '../../harness/firefox.ts';
import { KitAtSchool } from './kit-at-school.ts';
import { cannotHavePolicies, commandWithPolicies } from './own-policies.ts';

const obstacle = cannotHavePolicies('firefox');
if (obstacle) console.warn(`kit in Firefox: skipped, ${obstacle}`);

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

it.skipIf(obstacle)('Firefox ESR with the kit’s policies installs the add-on by itself and keeps it', async () => {
  const web = await StandIns.start();
  const school = await KitAtSchool.start();
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-firefox-'));
  // Mozilla alone can sign; ESR takes an unsigned add-on where its policies say so.
  const { version } = await school.make({ firefox: { unsignedInEsr: true } });
  mkdirSync(join(folder, 'policies'));
  writeFileSync(join(folder, 'policies/policies.json'), school.read('linux/firefox/policies.json'));
  const executable = commandWithPolicies('firefox', join(folder, 'policies'), folder);
  const firefox = await Firefox.launch({ standIns: web, installed: false, executable });
  try {
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
  } finally {
    await firefox.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    await school.close();
    await web.close();
  }
});
