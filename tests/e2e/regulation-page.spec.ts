import { writeRegulationFile } from '../../core/regulation/regulation-file.ts';
import { inventedRegulation } from '../fixtures/invented-regulation.ts';
import { expectAccessible } from './fixtures/axe.ts';
import { cutTexts } from './fixtures/cut.ts';
import { waitForBanner } from './fixtures/matchers.ts';
import { expect, test } from './fixtures/test.ts';

test('a school’s own regulation from a file, from the page to the banner and the journal', async ({
  pc,
  admin,
  journal,
}) => {
  const rules = await admin.open('rules');
  const main = rules.getByRole('main');
  const file = { name: 'school.json', mimeType: 'application/json' };
  const items = [...inventedRegulation.items, { item: '8', system: 'icq' }];
  await rules
    .getByLabel('Открыть файл', { exact: true })
    .and(rules.locator('input'))
    .setInputFiles({ ...file, buffer: Buffer.from(writeRegulationFile({ ...inventedRegulation, items })) });
  await expect(main).toContainText('Строка списка 6: системы «icq» в каталоге нет, строка пропущена.');
  await expect(rules.getByLabel('Номер пункта: Viber')).toHaveValue('4.2а');
  await expectAccessible(rules);

  await rules.getByRole('button', { name: 'Сохранить порядок' }).click();
  await expect(main).toContainText('МБОУ «Гимназия № 5 города Светлого»');
  const given = () => pc.evaluate(async () => JSON.stringify(await chrome.storage.local.get('given')));
  await expect.poll(given, { message: 'the guard has the regulation' }).toContain('gym-2026-09-01');
  await rules.close();

  const page = await pc.open('https://web.telegram.org/k/');
  await expect(page).toShowBanner({ system: 'Telegram', text: 'Перечень программ, п. 4.1' });
  await expect(page).toShowBanner({ text: 'в гимназии' });
  await journal.adds({ system: 'telegram', item: '4.1', pack: 'gym-2026-09-01' });
  await expect(await pc.open('https://wx.qq.com/')).not.toShowBanner();

  const again = await admin.open('rules');
  await again.getByRole('button', { name: 'Вернуть встроенный' }).click();
  await again.getByRole('button', { name: 'Сохранить порядок' }).click();
  await expect.poll(given, { message: 'the guard has the built-in regulation' }).toContain('rpl-2025-09-01');
  await expect(await pc.open('https://wx.qq.com/')).toShowBanner({ system: 'WeChat' });
});

test('lines of the list are dragged, and a platform is renamed up to the banner', { tag: '@matrix' }, async ({
  pc,
  admin,
}) => {
  const rules = await admin.open('rules');
  await rules.getByRole('button', { name: 'Изменить', exact: true }).click();
  const line = (system: string) =>
    rules.getByRole('listitem').filter({ has: rules.getByLabel(`Номер пункта: ${system}`) });
  // A near line: Playwright would scroll to a far one with the button down, and drag what is then under the pointer.
  await line('WeChat').locator('.regulation-grip').dragTo(line('WhatsApp'), { steps: 5 });
  await expect(rules.getByLabel(/^Номер пункта: /).nth(7)).toHaveAccessibleName('Номер пункта: WeChat');
  await rules.getByLabel('Название на кнопках: MAX').fill('«Класс»');
  await rules.getByLabel('Код порядка').fill('our-2026');
  await rules.getByRole('button', { name: 'Сохранить порядок' }).click();
  await expect(rules.getByRole('main')).toContainText('Настройки сохранены.');
  await expect(rules.getByLabel('Адрес: «Класс»')).toBeVisible();
  const given = () => pc.evaluate(async () => JSON.stringify(await chrome.storage.local.get('given')));
  await expect.poll(given, { message: 'the guard has the regulation' }).toContain('our-2026');
  const banner = await waitForBanner(await pc.open('https://web.telegram.org/k/'));
  expect(banner.buttons).toContain('Перейти в «Класс»');
});

test('lines of the list are moved and renumbered by keyboard alone', async ({ admin }) => {
  const rules = await admin.open('rules');
  await rules.getByRole('button', { name: 'Изменить', exact: true }).press('Enter');
  const up = rules.getByRole('button', { name: 'Telegram: строкой выше' });
  await up.focus();
  for (const _ of '123') await rules.keyboard.press('Enter');
  await expect(up).toBeFocused();
  await expect(rules.getByText('Telegram: строка 2 из 9')).toBeAttached();
  await rules.keyboard.press('Enter');
  await expect(up).toHaveAttribute('aria-disabled', 'true');
  await rules.getByLabel('Номер пункта: Telegram').fill('первый');
  await rules.getByLabel('Код порядка').fill('our-2026');
  await rules.keyboard.press('Enter');
  const item = rules.getByLabel('Номер пункта: Telegram');
  await expect(item, 'the first wrong field').toBeFocused();
  await expect(item).toHaveAccessibleDescription(/Номер пишут так/);
  await item.fill('1.1');
  await rules.keyboard.press('Enter');
  await expect(rules.getByRole('main')).toContainText('Настройки сохранены.');
  await expect(rules.getByRole('row', { name: '1.1 Telegram' })).toBeVisible();
});

test('the form is read whole at 200 % and at 400 % of 1280 px', async ({ admin }) => {
  const rules = await admin.open('rules');
  await rules.getByRole('button', { name: 'Изменить', exact: true }).click();
  await rules.locator('summary', { hasText: 'По-английски' }).click();
  for (const width of [640, 320]) {
    await rules.setViewportSize({ width, height: width === 640 ? 400 : 200 });
    expect.soft(await rules.evaluate(cutTexts), `${width} px`).toEqual([]);
  }
});
