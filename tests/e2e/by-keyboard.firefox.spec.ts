import type { Page } from 'puppeteer-core';
import { anchorOf, codeOf } from '../../core/class-code/chain.ts';
import { seedFrom } from '../../core/class-code/code.ts';
import { codeIndex } from '../../core/class-code/code-index.ts';
import { pbkdf2 } from '../../platform/exemption/pbkdf2.ts';
import { bellsPaper } from '../fixtures/bells-paper.ts';
import { Keyboard } from './fixtures/keyboard.ts';
import { PIN } from './fixtures/popup.ts';
import { expect, test } from './fixtures/test.ts';
import { byBells } from './lyceum-bells.ts';

const day = '2026-11-23';

test.use({ clock: `${day}T08:40+04:00` });

test('the first set-up, an exemption and a class code by keyboard alone in Firefox', { tag: '@matrix' }, async ({
  firefox,
  change,
}) => {
  const setup = await firefox.extensionPage('options.html#start');
  await setup.bringToFront();
  await setUp(setup);

  const school = { salt: 'c2Nob29sLW51bWJlci0x', pbkdf2 };
  const seed = seedFrom(new Uint8Array(24).fill(7));
  await change({
    ...byBells(),
    classCode: { salt: school.salt, anchors: { [day]: await anchorOf(seed, day, school) } },
  });
  const popup = await firefox.extensionPage('popup.html');
  await popup.bringToFront();
  const teacher = new Keyboard(popup);
  await says(popup, 'Разрешить до 09:15…');
  await teacher.press('Разрешить до 09:15…', 'Enter');
  await teacher.tabTo('Причина');
  await popup.keyboard.press('ArrowDown');
  await teacher.write('PIN преподавателя', PIN);
  await popup.keyboard.press('Enter');
  await says(popup, 'Разрешены все системы до 09:15');

  await teacher.press('Завершить разрешение', 'Enter');
  await says(popup, 'Идёт 1-й урок');
  await teacher.press('Ввести код класса', 'Enter');
  await teacher.write('Код от преподавателя', await codeOf(seed, day, codeIndex(day, 1), school));
  await popup.keyboard.press('Enter');
  await says(popup, 'Разрешены все системы до 09:15');
});

/** Goes through the five steps. */
async function setUp(page: Page): Promise<void> {
  const person = new Keyboard(page);
  await says(page, 'Готово 0 из 5.');
  await person.press('Да, это наш документ', 'Enter');
  await says(page, 'Готово 1 из 5.');
  await person.paste('Расписание звонков: вставьте из документа или таблицы', bellsPaper);
  await person.press('Сохранить звонки', 'Enter');
  await says(page, 'Готово 2 из 5.');
  await person.write('Кабинет', 'Каб. 12');
  await page.keyboard.press('Enter');
  await says(page, 'Готово 3 из 5.');
  for (const [field, secret, said] of [
    ['Новый PIN', PIN, 'PIN задан.'],
    ['Новый пароль', 'четыре слова и число', 'Пароль задан'],
  ] as const) {
    await person.write(field, secret);
    await person.write('Ещё раз', secret);
    await page.keyboard.press('Enter');
    await says(page, said);
  }
  await says(page, 'Готово 4 из 5.');
  await person.press('Провести самопроверку', 'Enter');
  await says(page, 'Всё готово: «Дежурный» работает.');
}

/** Waits until a page says this. */
async function says(page: Page, text: string): Promise<void> {
  const shown = () => page.evaluate(() => document.body.innerText.replaceAll('\u00a0', ' '));
  await expect.poll(shown).toContain(text);
}
