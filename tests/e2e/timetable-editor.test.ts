import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { defaultSettings } from '../../core/settings/default-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { set } from './classroom.ts';
import { type ClassroomAt, openClassroomAt } from './clock.ts';
import { shows } from './teacher.ts';

/* A Monday in lesson 1, where anything but the mouse is used. */
const folder = mkdtempSync(join(tmpdir(), 'dezhurny-file-'));
let room: ClassroomAt;
let admin: Page;
beforeAll(async () => {
  room = await openClassroomAt('2026-11-23T08:40+04:00');
});
afterAll(async () => {
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await set(room.browser, defaultSettings, room.now);
  admin = await room.browser.extensionPage('options.html#settings');
  await shows(admin, 'Сохранить настройки');
  return () => admin.close();
});

it('a timetable is made, put on six days and saved by keyboard alone', async () => {
  await tabTo('Весь день');
  await admin.keyboard.press('ArrowDown');
  await press('Добавить звонки', 'Enter');
  await press('Добавить урок: Обычные звонки', 'Enter');
  await write('Обычные звонки, строка 1: начало', '8.30');
  await write('Обычные звонки, строка 1: конец', '0915');
  await press('Добавить урок: Обычные звонки', 'Enter');
  expect(await shownIn('Обычные звонки, строка 1: начало'), 'tidied').toBe('08:30');
  expect(await shownIn('Обычные звонки, строка 2: начало'), 'after the usual break').toBe('09:25');
  await press('Понедельник: Обычные звонки', 'Space');
  await tabTo('На какие дни');
  await admin.keyboard.press('ArrowDown');
  await press('Скопировать', 'Enter');
  await press('Сохранить настройки', 'Enter');
  await shows(admin, 'Настройки сохранены.');
  await shows(admin, 'Сейчас: урок 1 (08:30–09:15)');
  const { timetable, educationalUse } = await stored();
  expect(educationalUse).toBe('timetable');
  expect(Object.values(timetable.week)).toEqual([...Array(6).fill(['Обычные звонки']), []]);
});

it('rows of a spreadsheet are pasted whole, or what is wrong with them is named', async () => {
  await withBells();
  await press('Вставить из таблицы', 'Enter');
  await paste('Строки таблицы: Обычные', '1\t08:00\t08:40\n2\t8300\t09:30\n3\t10:00\t09:50\n1\t11:00\t11:40');
  await press('Заменить уроки: Обычные', 'Enter');
  await shows(admin, 'Строка 2: начало не похоже на время.');
  await shows(admin, 'Строка 3:');
  await shows(admin, 'Строка 4:');
  expect(await shownIn('Обычные, строка 1: начало'), 'the old ones stay').toBe('08:30');
  await paste('Строки таблицы: Обычные', '1\t08:00\t08:40\n2\t08:50\t09:30');
  await press('Заменить уроки: Обычные', 'Enter');
  await shows(admin, 'Уроков вставлено: 2.');
  expect(await shownIn('Обычные, строка 2: конец')).toBe('09:30');
});

it('a file goes to another PC and back; a broken one changes nothing', async () => {
  await withBells();
  const saved = await room.browser.download(() => press('Сохранить в файл', 'Enter'));
  const text = readFileSync(saved, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ format: 'dezhurny-timetable', version: 1 });
  await load(text.replace('"08:30"', '"8300"'));
  await shows(admin, 'Звонки 1, урок 1, начало: не подходит «8300».');
  await shows(admin, 'Изменений нет.');
  await load(text.replace('"08:30"', '"08:35"'));
  await shows(admin, 'Расписание загружено');
  expect(await shownIn('Обычные, строка 1: начало')).toBe('08:35');
  expect((await stored()).timetable.bells[0]?.lessons[0]?.from, 'not before it is saved').toBe('08:30');
  await press('Сохранить настройки', 'Enter');
  await shows(admin, 'Настройки сохранены.');
  expect((await stored()).timetable.bells[0]?.lessons[0]?.from).toBe('08:35');
});

it('tells what would be watched at a day and time, and why', async () => {
  await withBells();
  await shows(admin, 'Сейчас: урок 1 (08:30–09:15)');
  await write('Время', '8.45');
  await shows(admin, 'Правило действует: урок 1 (08:30–09:15)');
  await write('Время', '07:00');
  await shows(admin, 'Правило не действует');
  await press('Добавить каникулы', 'Enter');
  await pickDay('Каникулы 1: начало', '2026-11-23');
  await pickDay('Каникулы 1: конец', '2026-11-29');
  await shows(admin, 'Правило не действует: каникулы');
});

async function withBells(): Promise<void> {
  const { timetable } = defaultSettings;
  const bells = [{ name: 'Обычные', lessons: [{ number: 1, from: '08:30', to: '09:15' }] }];
  const week = { ...timetable.week, 1: ['Обычные'] };
  await set(room.browser, { educationalUse: 'timetable', timetable: { ...timetable, bells, week } }, room.now);
  await shows(admin, 'Обычные');
}

async function stored(): Promise<Settings> {
  return (await admin.evaluate(async () => (await chrome.storage.local.get('settings')).settings)) as Settings;
}

/** Goes by Tab to what has a role and a name; fails when Tab never comes there. */
async function tabTo(name: string): Promise<void> {
  for (let steps = 0; steps < 150; steps++) {
    if (await admin.evaluate(isFocused, name)) return;
    await admin.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to «${name}»`);
}

async function press(name: string, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(name);
  await admin.keyboard.press(key);
}

/** Types over what is in a field. */
async function write(name: string, text: string): Promise<void> {
  await tabTo(name);
  await admin.keyboard.down('Control');
  await admin.keyboard.press('KeyA');
  await admin.keyboard.up('Control');
  await admin.keyboard.type(text);
}

/** Puts text into a field in one piece, as pasting does: a Tab in it is no key. */
async function paste(name: string, text: string): Promise<void> {
  await tabTo(name);
  await admin.keyboard.down('Control');
  await admin.keyboard.press('KeyA');
  await admin.keyboard.up('Control');
  await admin.keyboard.sendCharacter(text);
}

/** A date field is typed part by part, in the order of the browser's language: here the day, month and year. */
async function pickDay(name: string, day: string): Promise<void> {
  await tabTo(name);
  await admin.keyboard.type(day.split('-').reverse().join(''));
}

async function shownIn(name: string): Promise<string> {
  return admin.$eval(`[aria-label="${name}"]`, (field) => (field as HTMLInputElement).value);
}

async function load(text: string): Promise<void> {
  const file = join(folder, 'timetable.json');
  writeFileSync(file, text);
  const [chooser] = await Promise.all([admin.waitForFileChooser(), press('Загрузить из файла', 'Enter')]);
  await chooser.accept([file]);
}

/** Runs in the page: whether the control that has focus is called so; a radio button's name also tells what it means. */
function isFocused(wanted: string): boolean {
  const node = document.activeElement;
  const labels = node instanceof HTMLInputElement || node instanceof HTMLSelectElement ? [...(node.labels ?? [])] : [];
  const texts = labels.map((label) => label.textContent);
  const name = node?.getAttribute('aria-label') || texts.join(' ') || node?.textContent || '';
  const heard = name.replaceAll('\u00a0', ' ').trim();
  return heard === wanted || (node?.matches('[type="radio"]') === true && heard.startsWith(wanted));
}
