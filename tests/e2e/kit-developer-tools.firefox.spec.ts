import { aloneObstacle, askFirefoxAlone } from './fixtures/firefox-alone.ts';
import { KitAtSchool } from './fixtures/kit-at-school.ts';
import { OwnPolicies, policiesObstacle } from './fixtures/own-policies.ts';
import { expect, test } from './fixtures/test.ts';

const obstacle = policiesObstacle('firefox') ?? aloneObstacle();
test.skip(obstacle !== undefined, obstacle);

/**
 * Runs the command of F12 on a page and opens about:debugging. Where policy closes the tools Firefox has no such command,
 * and asking for a toolbox throws that they "are not initialized".
 * https://searchfox.org/firefox-main/source/devtools/startup/DevToolsShim.sys.mjs
 */
const tryDeveloperTools = `
  const { gBrowser } = window;
  const until = async (isDone, ms) => {
    for (const end = Date.now() + ms; Date.now() < end && !isDone(); ) await new Promise((done) => window.setTimeout(done, 100));
    return isDone();
  };
  const show = async (address) => {
    const tab = gBrowser.addTab(address, { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
    gBrowser.selectedTab = tab;
    await until(() => !tab.hasAttribute('busy') && tab.linkedBrowser.documentURI?.spec !== 'about:blank', 20000);
    return tab;
  };
  const tab = await show('data:text/html,<p>page</p>');
  window.document.getElementById('key_toggleToolboxF12')?.doCommand();
  const { DevToolsShim } = ChromeUtils.importESModule('chrome://devtools-startup/content/DevToolsShim.sys.mjs');
  const hasToolbox = () => {
    try {
      return DevToolsShim.hasToolboxForTab(tab);
    } catch {
      return false;
    }
  };
  const opens = await until(hasToolbox, WAIT);
  const debugging = await show('about:debugging');
  return { opens, debugging: debugging.linkedBrowser.documentURI.spec };
`;

test('developer tools of Firefox are closed by default, and open where they are wanted', async () => {
  test.slow(); // starts two browsers that no driver controls
  const school = await KitAtSchool.start();
  const policies = new OwnPolicies('firefox');
  /** Return what becomes of F12 within `ms`, and of about:debugging. */
  const seen = async (close: object, ms: number): Promise<unknown> => {
    await school.make({ close });
    policies.write('policies.json', school.read('linux/firefox/policies.json'));
    return askFirefoxAlone(policies.command, tryDeveloperTools.replace('WAIT', String(ms)));
  };
  expect(await seen({ developerTools: 'extension' }, 60_000)).toEqual({
    opens: true,
    debugging: expect.stringMatching(/^about:debugging/),
  });
  expect(await seen({}, 5000)).toEqual({ opens: false, debugging: expect.stringContaining('blockedByPolicy') });
  policies.remove();
  await school.close();
});
