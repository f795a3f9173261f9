import type { Page } from '@playwright/test';
import { accessibilityTree, descendants } from '../../harness/chromium/accessibility.ts';
import { bellsPaper } from '../fixtures/bells-paper.ts';
import { Keyboard } from './fixtures/keyboard.ts';
import { expect, test } from './fixtures/test.ts';

/** Actions that the first set-up of a lyceum may take. */
const MAX_ACTIONS = 14;

// A Monday before the first lesson.
test.use({ clock: '2026-11-23T08:00:00+04:00' });

test('the first set-up of a lyceum takes at most 14 actions by keyboard alone, and goes on after a reload', async ({
  pc,
  admin,
  popup,
}) => {
  const page = await admin.open('start');
  const person = new Keyboard(page);
  let actions = 0;
  const does = async (action: Promise<void>): Promise<void> => {
    actions += 1;
    await action;
  };
  const isDone = (count: number) => expect(page.getByText(`Готово ${count} из 5.`)).toBeVisible();

  await isDone(0);
  expect(await regionsOf(page)).toEqual(['Порядок школы', 'Звонки', 'Кабинет', 'PIN и пароль', 'Самопроверка']);
  await does(person.press('Да, это наш документ', 'Enter'));
  await isDone(1);
  await person.tabTo('Учебные дни');
  await does(page.keyboard.press('ArrowDown'));
  await does(person.paste('Расписание звонков: вставьте из документа или таблицы', bellsPaper));
  await does(person.press('Сохранить звонки', 'Enter'));
  await isDone(2);

  await page.reload();
  await isDone(2);
  expect((await regionsOf(page)).slice(0, 3)).toEqual(['Порядок школы (готово)', 'Звонки (готово)', 'Кабинет']);
  await does(person.write('Кабинет', 'Каб. 12'));
  await does(page.keyboard.press('Enter'));
  await isDone(3);
  for (const [field, secret, said] of [
    ['Новый PIN', '48151623', 'PIN задан.'],
    ['Новый пароль', 'четыре слова и число', 'Пароль задан'],
  ] as const) {
    await does(person.write(field, secret));
    await does(person.write('Ещё раз', secret));
    await does(page.keyboard.press('Enter'));
    await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible();
  }
  await isDone(4);
  await does(person.press('Провести самопроверку', 'Enter'));
  await expect(page.getByText('Всё готово: «Дежурный» работает.')).toBeVisible();
  expect(actions).toBeLessThanOrEqual(MAX_ACTIONS);

  const teacher = await popup.open();
  await expect(teacher.getByRole('main')).toContainText('Следующий: 1-й урок, в 08:30.');
  await expect(await pc.open('https://web.telegram.org/')).not.toShowBanner();
});

/** Return the names of the steps as a screen reader hears them. */
async function regionsOf(page: Page): Promise<string[]> {
  const nodes = descendants(await accessibilityTree(page));
  return nodes.filter(({ role }) => role === 'region').map(({ name }) => name);
}
