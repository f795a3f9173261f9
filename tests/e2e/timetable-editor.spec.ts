import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { defaultSettings } from '../../core/settings/default-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { readerIn } from '../../harness/journal-dump.ts';
import { Keyboard } from './fixtures/keyboard.ts';
import { test as base, expect } from './fixtures/test.ts';

const { timetable } = defaultSettings;

const withBells: Partial<Settings> = {
  educationalUse: 'timetable',
  timetable: {
    ...timetable,
    bells: [{ name: 'Обычные', lessons: [{ number: 1, from: '08:30', to: '09:15' }] }],
    week: { ...timetable.week, 1: ['Обычные'] },
  },
};

/** The section of settings, driven by the keyboard alone. */
const test = base.extend<{ options: Page; keyboard: Keyboard }>({
  options: async ({ admin }, use) => {
    const options = await admin.open('settings');
    await expect(options.getByRole('button', { name: 'Сохранить настройки', exact: true })).toBeVisible();
    await use(options);
  },
  keyboard: async ({ options }, use) => use(new Keyboard(options)),
});

// A Monday in lesson 1.
test.use({ clock: '2026-11-23T08:40:00+04:00' });

test('a timetable is made, put on six days and saved by keyboard alone', async ({ options, keyboard }) => {
  await keyboard.tabTo('Весь день');
  await options.keyboard.press('ArrowDown');
  await keyboard.press('Добавить набор звонков', 'Enter');
  await keyboard.press('Добавить урок: Обычные звонки', 'Enter');
  await keyboard.write('Обычные звонки, строка 1: начало', '8.30');
  await keyboard.write('Обычные звонки, строка 1: конец', '0915');
  await keyboard.press('Добавить урок: Обычные звонки', 'Enter');
  await expect(options.getByLabel('Обычные звонки, строка 1: начало'), 'tidied').toHaveValue('08:30');
  await expect(options.getByLabel('Обычные звонки, строка 2: начало'), 'after the usual break').toHaveValue('09:25');
  await keyboard.press('Понедельник: Обычные звонки', 'Space');
  await keyboard.tabTo('На какие дни');
  await options.keyboard.press('ArrowDown');
  await keyboard.press('Скопировать', 'Enter');
  await keyboard.press('Сохранить настройки', 'Enter');
  await expect(options.getByRole('main')).toContainText('Настройки сохранены.');
  await expect(options.getByRole('main')).toContainText('Сейчас: урок 1 (08:30–09:15)');
  const saved = await stored(options);
  expect(saved.educationalUse).toBe('timetable');
  expect(Object.values(saved.timetable.week)).toEqual([...Array(6).fill(['Обычные звонки']), []]);
});

test.describe('with bells', () => {
  test.use({ settings: withBells });

  test('rows of a spreadsheet are pasted whole, or what is wrong with them is named', async ({ options, keyboard }) => {
    const main = options.getByRole('main');
    await keyboard.press('Вставить из документа или таблицы', 'Enter');
    await keyboard.paste(
      'Строки таблицы: Обычные',
      '1\t08:00\t08:40\n2\t8300\t09:30\n3\t10:00\t09:50\n1\t11:00\t11:40',
    );
    await keyboard.press('Заменить уроки: Обычные', 'Enter');
    await expect(main).toContainText('Строка 2: начало не похоже на время.');
    await expect(main).toContainText('Строка 3:');
    await expect(main).toContainText('Строка 4:');
    await expect(options.getByLabel('Обычные, строка 1: начало'), 'the old ones stay').toHaveValue('08:30');
    await keyboard.paste('Строки таблицы: Обычные', '1\t08:00\t08:40\n2\t08:50\t09:30');
    await keyboard.press('Заменить уроки: Обычные', 'Enter');
    await expect(main).toContainText('Вставлено 2 урока.');
    await expect(options.getByLabel('Обычные, строка 2: конец')).toHaveValue('09:30');
  });

  test('a file goes to another PC and back; a broken one changes nothing', { tag: '@matrix' }, async ({
    pc,
    options,
    keyboard,
  }) => {
    const main = options.getByRole('main');
    const from = options.getByLabel('Обычные, строка 1: начало');
    const saved = await pc.download(() => keyboard.press('Сохранить в файл', 'Enter'));
    const text = readFileSync(saved, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ format: 'dezhurny-timetable', version: 1 });
    await load(options, keyboard, text.replace('"08:30"', '"8300"'));
    await expect(main).toContainText('Звонки 1, урок 1, начало: не подходит «8300».');
    await expect(main).toContainText('Изменений нет.');
    await load(options, keyboard, text.replace('"08:30"', '"08:35"'));
    await expect(main).toContainText('Расписание загружено');
    await expect(from).toHaveValue('08:35');
    expect((await stored(options)).timetable.bells[0]?.lessons[0]?.from, 'not before it is saved').toBe('08:30');
    await keyboard.press('Сохранить настройки', 'Enter');
    await expect(main).toContainText('Настройки сохранены.');
    expect((await stored(options)).timetable.bells[0]?.lessons[0]?.from).toBe('08:35');
  });

  test('tells what would be watched at a day and time, and why', { tag: '@matrix' }, async ({ options, keyboard }) => {
    const main = options.getByRole('main');
    await expect(main).toContainText('Сейчас: урок 1 (08:30–09:15)');
    await keyboard.write('Время', '8.45');
    await expect(main).toContainText('Правило действует: урок 1 (08:30–09:15)');
    await keyboard.write('Время', '07:00');
    await expect(main).toContainText('Правило не действует');
    await keyboard.press('Добавить каникулы', 'Enter');
    await keyboard.pickDay('Каникулы 1: начало', '2026-11-23');
    await keyboard.pickDay('Каникулы 1: конец', '2026-11-29');
    await expect(main).toContainText('Правило не действует: каникулы');
  });
});

async function stored(options: Page): Promise<Settings> {
  const rows = (await readerIn(options)()).databases['dezhurny-safe']?.values ?? [];
  const found = (rows as { name: string; value: unknown }[]).find(({ name }) => name === 'settings');
  return found?.value as Settings;
}

async function load(options: Page, keyboard: Keyboard, text: string): Promise<void> {
  const choosing = options.waitForEvent('filechooser');
  await keyboard.press('Загрузить из файла', 'Enter');
  const file = { name: 'timetable.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await (await choosing).setFiles(file);
}
