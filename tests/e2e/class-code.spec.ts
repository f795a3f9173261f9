import type { Page } from '@playwright/test';
import { anchorOf, codeOf } from '../../core/class-code/chain.ts';
import { formatCode, seedFrom } from '../../core/class-code/code.ts';
import { codeIndex } from '../../core/class-code/code-index.ts';
import { accessibilityTree, descendants } from '../../harness/chromium/accessibility.ts';
import { pbkdf2 } from '../../platform/exemption/pbkdf2.ts';
import { Keyboard } from './fixtures/keyboard.ts';
import { PIN } from './fixtures/popup.ts';
import { expect, test } from './fixtures/test.ts';
import { byBells } from './lyceum-bells.ts';

const school = { salt: 'c2Nob29sLW51bWJlci0x', pbkdf2 };
const seed = seedFrom(new Uint8Array(24).fill(7));
const day = '2026-11-23';
/** The chain of that week, by its Monday. */
const week = day;
const codeOfLesson = (lesson: number): Promise<string> => codeOf(seed, week, codeIndex(day, lesson), school);

test.use({ clock: `${day}T08:40+04:00`, settings: byBells() });

test('a code for the whole class is shown, typed and exempts until the bell, by keyboard alone', async ({
  pc,
  admin,
  change,
  popup,
  journal,
}) => {
  const classCode = { salt: school.salt, anchors: { [week]: await anchorOf(seed, week, school) } };
  await change({ ...byBells(), classCode });
  await admin.setSecret('pin');
  const page = await popup.open();
  const person = new Keyboard(page);
  const told = page.locator('form [role="status"]');

  await person.press('Ввести ключ кодов', 'Enter');
  await person.write('Ключ от администратора', formatCode(seed));
  await person.write('PIN преподавателя', PIN);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Показать код' })).toBeVisible();
  await person.press('Показать код', 'Enter');
  await person.write('PIN преподавателя', PIN);
  await page.keyboard.press('Enter');
  await expect(page.locator('output')).toHaveText(formatCode(await codeOfLesson(1)));
  await expect(told).toContainText('Код 1-го урока, с 08:30 до 09:15.');
  await person.press('Назад', 'Enter');

  await person.press('Ввести код класса', 'Enter');
  await person.tabTo('Код от преподавателя');
  expect(await heardIn(page)).toEqual(
    expect.arrayContaining(['form Код для всего класса', 'textbox Код от преподавателя', 'button Отмена']),
  );
  await person.write('Код от преподавателя', await codeOfLesson(2));
  await page.keyboard.press('Enter');
  await expect(told).toHaveText('Код не подошёл. Он свой у каждого урока. Осталось попыток: 4.');
  await person.write('Код от преподавателя', (await codeOfLesson(1)).toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Разрешены все системы до 09:15');
  await page.setViewportSize({ width: 380, height: 600 });
  const height = await page.getByRole('main').evaluate((main) => main.scrollHeight);
  expect(height, 'px that Chrome shows of a popup').toBeLessThanOrEqual(600);
  await popup.hasBadge('✓');
  await expect(await pc.open('https://web.telegram.org/')).not.toShowBanner();
  const { exemptions } = await journal.waitFor((kept) => kept.incidents.length > 0);
  expect(exemptions).toMatchObject([{ v: 2, scope: 'all', reason: 'class-code', lesson: 1 }]);

  // The teacher ends it and allows the systems by PIN.
  await page.bringToFront();
  await person.press('Завершить разрешение', 'Enter');
  await popup.hasBadge('');
  await person.press('Разрешить до 09:15…', 'Enter');
  await person.tabTo('Причина');
  expect(await heardIn(page)).toEqual(
    expect.arrayContaining(['combobox Что разрешить', 'combobox Причина', 'textbox PIN преподавателя']),
  );
  await page.keyboard.press('ArrowDown');
  await person.write('PIN преподавателя', PIN);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Завершить разрешение' })).toBeFocused();
  await popup.hasBadge('✓');
});

/** Return role and name of everything that a screen reader finds. */
async function heardIn(page: Page): Promise<string[]> {
  return descendants(await accessibilityTree(page)).map(({ role, name }) => `${role} ${name}`);
}

test('an exemption planned ahead begins with its lesson and is then recorded', { tag: '@matrix' }, async ({
  pc,
  admin,
  popup,
  journal,
  relaunchAt,
}) => {
  await admin.setSecret('pin');
  const page = await popup.open();
  await page.getByRole('button', { name: 'Запланировать разрешение' }).click();
  await page.getByRole('combobox', { name: 'Урок' }).selectOption({ label: '3-й урок, 10:10–10:55' });
  await popup.sendPin(page, PIN);
  await expect(page.getByRole('main')).toContainText('Запланировано разрешений: 1');
  await expect(await pc.open('https://web.telegram.org/')).toShowBanner();
  expect((await journal.settled()).exemptions).toEqual([]);
  await relaunchAt(`${day}T10:20+04:00`);
  await popup.hasBadge('✓');
  await expect(await pc.open('https://web.telegram.org/')).not.toShowBanner();
  expect((await journal.settled()).exemptions).toMatchObject([{ reason: 'demonstration', lesson: 3 }]);
});
