import type { Regulation } from '../../core/regulation/regulation-schema.ts';
import { catalogueAddresses } from '../fixtures/catalogue-addresses.ts';
import { inventedRegulation } from '../fixtures/invented-regulation.ts';
import { policiesObstacle } from './fixtures/own-policies.ts';
import { test as base, type ExtensionPolicy } from './fixtures/policy.ts';
import { expectNoWake, stopWorkerAndAlarms } from './fixtures/stopped-worker.ts';
import { expect } from './fixtures/test.ts';

const obstacle = policiesObstacle('chromium');
base.skip(obstacle !== undefined, obstacle);

/** How long Chromium may take to read a changed policy file on a busy machine. */
const POLICY = { timeout: 45_000 };

type ChooseRegulation = (id: string, systems: readonly string[], settings?: { mode?: string }) => Promise<void>;

/** `choose` sets a regulation that lists these systems by policy, and waits until the guard follows it. */
const test = base.extend<{ choose: ChooseRegulation }>({
  choose: async ({ pc, policy }, use) => {
    const given = () => pc.evaluate(async () => JSON.stringify(await chrome.storage.local.get('given')));
    await use(async (id, systems, settings = {}) => {
      setRegulation(policy, listOf(id, systems), settings);
      const { mode = 'warn' } = settings;
      await expect.poll(given, { message: 'regulation of the guard', ...POLICY }).toContain(`"${id}"`);
      await expect.poll(given, { message: 'mode of the guard', ...POLICY }).toContain(`"mode":"${mode}"`);
    });
  },
});

/** A regulation of a school whose platform is MAX alone: messages of VK may be forbidden then. */
function listOf(id: string, systems: readonly string[]): Regulation {
  const items = systems.map((system, at) => ({ item: `9.${at + 1}`, system }));
  return { ...inventedRegulation, id, items, platforms: [{ id: 'max' }] };
}

function setRegulation(policy: ExtensionPolicy, regulation: Regulation, settings: object): void {
  policy.set({ educationalUse: 'always', ...settings, regulation });
}

test.describe('systems whose hosts the build has no access to', () => {
  test('are each answered by the notice page', async ({ guarded, journal, notice, choose }) => {
    test.setTimeout(180_000);
    await choose('all-2026', Object.keys(catalogueAddresses));
    for (const [at, [system, [address = '']]] of Object.entries(catalogueAddresses).entries()) {
      await test.step(system, async () => {
        const tab = await guarded.openTab(address);
        await notice.isIn(tab, system);
        await journal.adds({ system, item: `9.${at + 1}`, pack: 'all-2026', noticed: 'no-access' });
        await tab.close();
      });
    }
  });

  test('are named on the notice as the regulation names them, and “stay” leads back', async ({
    pc,
    journal,
    choose,
  }) => {
    await choose('zoom-2026', ['zoom']);
    const page = await pc.open('https://zoom.us/wc/join/1');
    await page.waitForURL(/notice\.html/);
    await expect(page.locator('body')).toContainText('Перечень программ, п. 9.1');
    await expect(page.locator('body')).toContainText('Zoom');
    const [incident] = await journal.adds({ system: 'zoom', surface: 'client', mode: 'warn' });
    await page.getByRole('button', { name: 'Остаться на странице' }).click();
    await page.waitForURL('https://zoom.us/wc/join/1', { waitUntil: 'commit' });
    await journal.answered(incident, 'stayed');
  });

  test('are noticed on a route that the page opens without loading', async ({
    guarded,
    web,
    journal,
    notice,
    choose,
  }) => {
    const open = "history.pushState(null, '', '/im')";
    web.at('vk.com/feed', { body: `<button onclick="${open}">сообщения</button>` });
    await choose('vk-2026', ['vk-messages']);
    const tab = await guarded.openTab('https://vk.com/feed');
    await tab.press('button');
    await notice.isIn(tab, 'vk-messages');
    await journal.adds({ system: 'vk-messages', noticed: 'no-access' });
  });

  test('are closed in mode block', async ({ pc, journal, choose }) => {
    await choose('meet-2026', ['google-meet'], { mode: 'block' });
    const page = await pc.open('https://meet.google.com/abc-defg-hij');
    await expect(page).toHaveURL(/notice\.html/);
    await expect(page.getByRole('button', { name: 'Перейти в MAX' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Остаться на странице' })).toHaveCount(0);
    await journal.adds({ system: 'google-meet', mode: 'block', noticed: 'no-access' });
  });
});

test('the worker is woken by the systems of the regulation in force alone, also when it changes', async ({
  pc,
  guarded,
  journal,
  notice,
  choose,
}) => {
  test.setTimeout(180_000);
  const wakesFor = async (listed: { address: string; system: string }, others: readonly string[]) => {
    await stopWorkerAndAlarms(pc, journal);
    await expectNoWake(pc, others);
    await notice.isIn(await guarded.openTab(listed.address), listed.system);
  };
  await choose('zoom-2026', ['zoom']);
  const zoom = { address: 'https://app.zoom.us/wc/home', system: 'zoom' };
  const signal = { address: 'https://signal.group/#abc', system: 'signal' };
  await wakesFor(zoom, [signal.address, 'https://t-me.translate.goog/durov']);
  // Chromium keeps the filters of a stopped worker: the regulation changes where they are all that is left of Zoom.
  await stopWorkerAndAlarms(pc, journal);
  await choose('signal-2026', ['signal']);
  await wakesFor(signal, [zoom.address]);
});
