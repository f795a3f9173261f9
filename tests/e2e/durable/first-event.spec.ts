import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { deliveredIncident, letWait, ringAlarm } from '../../../harness/made-up-entries.ts';
import { until } from '../../../harness/until.ts';
import { blocks } from '../fixtures/blocking.ts';
import type { Journal } from '../fixtures/journal.ts';
import { expect, test, waitForBanner } from '../fixtures/test.ts';

/*
 * Each event that the worker listens to, as the one that starts it. A listener that was registered only after an await
 * would miss it. (For a delivered message it would go unnoticed: the page sends it again.)
 */

const telegram = 'https://web.telegram.org/k/';
/** On a host without access. */
const skypeClient = '/lwa/WebPages/LwaClient.aspx';

test.use({ killed: true });

/** Stop the worker once nothing is pending. */
async function sleep(journal: Journal, ready: () => Promise<void>): Promise<void> {
  await journal.settled();
  await ready();
}

/** Start a navigation that may be answered late, or never. */
function goTo(page: Page, address: string): { url(): Promise<string> } {
  page.goto(address, { timeout: 0 }).catch(() => undefined); // the extension redirects it
  return { url: async () => page.url() };
}

test('a message that delivers: the incident is in the journal', { tag: '@core' }, async ({ pc, journal, ready }) => {
  await sleep(journal, ready);
  await expect(await pc.open(telegram)).toShowBanner();
  const { incidents } = await journal.waitFor((entries) => entries.incidents.length === 1);
  expect(incidents).toMatchObject([{ system: 'telegram' }]);
});

test('a message that asks to close the tab: the tab is gone', async ({ pc, journal, ready }) => {
  const page = await pc.open(telegram);
  const banner = await waitForBanner(page);
  await sleep(journal, ready);
  await banner.press('Закрыть вкладку');
  await expect.poll(() => page.isClosed(), { message: 'the tab is closed' }).toBe(true);
});

test('a navigation that fails: the notice instead of the error page', async ({ page, web, journal, notice, ready }) => {
  web.fail('web.viber.com', 'close');
  await sleep(journal, ready);
  await notice.isIn(goTo(page, 'https://web.viber.com/'), 'viber');
});

test('a navigation that begins, in mode block: the notice before the site has answered', async ({
  page,
  web,
  change,
  journal,
  notice,
  ready,
}) => {
  await change({ mode: 'block' });
  web.fail('mute.example', 'mute');
  await sleep(journal, ready);
  await notice.isIn(goTo(page, `https://mute.example${skypeClient}`), 'skype-business');
});

test('settings that change: the banner comes over an open tab', async ({ pc, change, journal, ready }) => {
  await change({ educationalUse: 'by-hand' });
  const page = await pc.open(telegram);
  await sleep(journal, ready);
  await change({ educationalUse: 'always' });
  await expect(page).toShowBanner();
});

test('the alarm, with a worker that dies after each: what waits comes into the journal', async ({
  pc,
  journal,
  ready,
}) => {
  await sleep(journal, ready);
  const incident = deliveredIncident();
  await letWait(pc, [incident]);
  const holds = async (area: 'databases' | 'session'): Promise<boolean> =>
    JSON.stringify((await journal.dump())[area]).includes(incident.id);
  await ringAlarm(pc);
  await until(() => holds('session'), { what: 'the first alarm to see it' });
  await pc.killWorker();
  expect(await holds('databases')).toBe(false);
  await ringAlarm(pc);
  await until(() => holds('databases'), { timeout: 8000, what: 'the second alarm to move it' });
});

test('the bell’s alarm: the browser blocks again', async ({ pc, guarded, change, journal, ready }) => {
  await change({ mode: 'block' });
  await blocks(guarded, true);
  await sleep(journal, ready);
  await pc.evaluate(async () => {
    const all = await chrome.declarativeNetRequest.getDynamicRules();
    await chrome.declarativeNetRequest.updateDynamicRules({ removeRuleIds: all.map(({ id }) => id) });
  });
  await pc.evaluate(() => chrome.alarms.create('bell', { when: Date.now() }));
  await blocks(guarded, true);
});

test('an update: a page that was open is warned by the new version', async ({ pc, journal, ready }) => {
  const extension = mkdtempSync(join(tmpdir(), 'dezhurny-first-'));
  cpSync(resolve('.output/chrome-mv3'), extension, { recursive: true });
  await pc.uninstall();
  await pc.install(extension);
  const page = await pc.open('https://web.whatsapp.com/');
  await expect(page).toShowBanner();
  await sleep(journal, ready);
  const manifest = join(extension, 'manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"version":"[^"]*"/, '"version":"99.0"'));
  await pc.install(extension);
  await expect.poll(() => versionsIn(page), { message: 'versions in the page' }).toContain('99.0');
  await expect(page).toShowBanner();
  rmSync(extension, { recursive: true, force: true });
});

test('a browser start: what the last session left unanswered is so', async ({ pc, journal }) => {
  await expect(await pc.open('https://discord.com/app')).toShowBanner();
  const { incidents } = await journal.waitFor((entries) => entries.incidents.at(-1)?.system === 'discord');
  await pc.kill();
  await pc.relaunch();
  const { outcomes } = await journal.waitFor((entries) => entries.outcomes.length > 0);
  expect(outcomes).toMatchObject([{ incident: incidents[0]?.id, outcome: 'unanswered' }]);
});

/** Versions of the extension whose scripts run in a page. */
async function versionsIn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const ours: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) ours.push(context.id);
  });
  await session.send('Runtime.enable');
  const versions = ours.map(async (contextId) => {
    const expression = 'chrome.runtime?.id ? chrome.runtime.getManifest().version : "orphaned"';
    return (await session.send('Runtime.evaluate', { contextId, expression })).result.value as string;
  });
  const found = await Promise.all(versions);
  await session.detach();
  return found;
}
