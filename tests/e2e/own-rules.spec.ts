import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../harness/run/tool.ts';
import { rulesVariable } from '../../kit/added-rules.ts';
import { catalogue } from '../../rules/catalogue.ts';
import { ownHostAddresses } from '../fixtures/catalogue-addresses.ts';
import { catalogueRegulation } from '../fixtures/invented-regulation.ts';
import { expect, type OwnOptions, test as withFixtures } from './fixtures/test.ts';

/** A messenger that is not among the nine, and a school's own server of one that is. */
const files = {
  'botim.json': {
    id: 'botim',
    item: 10,
    name: { ru: 'Ботим', en: 'botim' },
    checked: '2026-11-23',
    rules: [{ surface: 'client', hosts: ['web.botim.example'], source: 'the school’s order' }],
  },
  'server.json': {
    id: 'skype-business',
    rules: [{ surface: 'client', hosts: ['meet.school.example'], source: 'the school’s own server' }],
  },
};

const test = withFixtures.extend<object, { browserOptions: OwnOptions }>({
  browserOptions: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'dezhurny-rules-'));
      await buildWithRules(folder);
      await use({ extension: join(folder, 'chrome-mv3') });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

// One worker for all, as each worker would build the extension.
test.describe.configure({ mode: 'default' });

test('warns of a messenger that a school named itself, by its own item, and reports it by its name', async ({
  pc,
  admin,
  journal,
}) => {
  const page = await pc.open('https://web.botim.example/');
  await expect(page).toShowBanner({ system: 'Ботим', item: 10, text: 'п. 10' });
  await journal.adds({ system: 'botim', item: '10', pack: 'our-2026-11-23' });
  await expect((await admin.open('journal')).getByRole('table').getByText('Ботим').first()).toBeVisible();
});

test('knows a server of a school’s own by its host, on any path', async ({ pc, journal }) => {
  const page = await pc.open('https://meet.school.example/lyceum/any');
  await expect(page).toShowBanner({ text: 'Skype for Business' });
  await journal.adds({ system: 'skype-business' });
});

test('warns by the banner of each system that the regulation of the build lists beyond the nine', async ({
  pc,
  journal,
}) => {
  test.setTimeout(180_000);
  for (const { system, item } of catalogueRegulation.items.filter((one) => one.system in ownHostAddresses)) {
    await test.step(system, async () => {
      const page = await pc.open(ownHostAddresses[system] ?? '');
      await expect(page).toShowBanner({ system: nameOf(system), item, text: 'Перечень программ' });
      await journal.adds({ system, item, pack: 'our-2026-11-23', noticed: 'page' });
      await page.close();
    });
  }
});

/** Builds the extension for Chromium with the school's regulation and rules. */
async function buildWithRules(folder: string): Promise<void> {
  const paths = Object.entries(files).map(([name, rules]) => {
    writeFileSync(join(folder, name), JSON.stringify(rules));
    return join(folder, name);
  });
  const rules = JSON.stringify({ regulation: catalogueRegulation, pack: 'our-2026-11-23', files: paths });
  const { ok, output } = await runTool('wxt', ['build', '--browser', 'chrome'], {
    env: { DEZHURNY_OUT: folder, [rulesVariable]: rules },
  });
  if (!ok) throw new Error(output);
}

function nameOf(id: string): string {
  return catalogue.find((system) => system.id === id)?.name.ru ?? '';
}
