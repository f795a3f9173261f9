import { inventedRegulation } from '../fixtures/invented-regulation.ts';
import { policiesObstacle } from './fixtures/own-policies.ts';
import { test } from './fixtures/policy.ts';
import { expect } from './fixtures/test.ts';

const obstacle = policiesObstacle('chromium');
test.skip(obstacle !== undefined, obstacle);

/** How long Chromium may take to read a changed policy file on a busy machine. */
const POLICY = { timeout: 45_000 };

test('a school’s own regulation by policy alone, from the banner to the printed act', async ({
  pc,
  admin,
  journal,
  policy,
}) => {
  const rules = await admin.open('rules');
  policy.set({ regulation: inventedRegulation });
  await expect(rules.locator('body')).toContainText('МБОУ «Гимназия № 5 города Светлого»', POLICY);

  const given = () => pc.evaluate(async () => JSON.stringify(await chrome.storage.local.get('given')));
  await expect.poll(given, { message: 'the guard has the regulation', ...POLICY }).toContain('gym-2026-09-01');
  const page = await pc.open('https://web.telegram.org/k/');
  await expect(page).toShowBanner({ system: 'Telegram', text: 'Перечень программ, п. 4.1' });
  await expect(page).toShowBanner({ text: 'в гимназии' });
  expect(JSON.parse(await given()).given.settings.sferumLink).toBe('https://web.vk.me/');
  await journal.adds({ system: 'telegram', item: '4.1', pack: 'gym-2026-09-01' });
  await expect(await pc.open('https://wx.qq.com/')).not.toShowBanner();

  const reports = await admin.open('reports');
  await reports.getByRole('radio', { name: 'Акт проверки' }).click();
  const act = reports.getByRole('article', { name: 'Акт проверки' });
  await expect(act).toContainText('Перечень программ');
  await expect(act).not.toContainText(/Приложени[а-я]+ №|лицей|Ртищ/);
  await reports.emulateMedia({ media: 'print' });
  const printed = await reports.evaluate(() => document.body.innerText);
  expect(printed).toContain('Гимназия № 5');
  expect(printed).not.toMatch(/Приложени[а-я]+ №|лицей|Ртищ/);
});

test('wrong fields and unknown systems are named, and the rest applies', { tag: '@matrix' }, async ({
  pc,
  admin,
  policy,
}) => {
  const page = await admin.open('settings');
  const items = [...inventedRegulation.items, { item: '8', system: 'icq' }];
  policy.set({ regulation: { ...inventedRegulation, items, inForceFrom: '2026-09-01', clause: 'x'.repeat(99) } });
  await expect(page.locator('body')).toContainText('regulation.items.5.system');
  await expect(page.locator('body')).toContainText('regulation.clause');
  await expect(await pc.open('https://web.telegram.org/k/')).toShowBanner({ text: 'Перечень программ, п. 4.1' });
});
