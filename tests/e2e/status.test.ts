import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StandIns } from '../../harness/fake-web.ts';
import { Firefox } from '../../harness/firefox.ts';
import { until } from '../../harness/until.ts';
import { themes, violations, wear } from './axe.ts';
import { type Classroom, openClassroom, recorded, set } from './classroom.ts';

const START = 'Провести самопроверку';

/** What a part of the page says, its lines and cells one by one. */
const said = (page: Page, part: string): Promise<string> =>
  page.$eval(part, (node) => (node as HTMLElement).innerText.replaceAll('\u00a0', ' ').replace(/\s+/g, ' '));

/** Presses the button and waits for what the self-check says in the end. */
async function selfCheck(page: Page): Promise<string> {
  await page.waitForSelector('.self-check button');
  await page.focus('.self-check button');
  await page.keyboard.press('Enter');
  await until(() => page.$('.self-check .self-check-sum'), { timeout: 30_000, what: 'the end of the self-check' });
  return said(page, '.self-check');
}

const marks = (text: string, mark: string): number => text.split(`${mark} `).length - 1;

/** Everything that is kept, but the result itself. */
async function kept(browser: Pick<Classroom['browser'], 'storage'>): Promise<unknown> {
  const { local, databases } = await browser.storage();
  const { 'self-check': _result, ...rest } = local;
  return { local: rest, databases };
}

describe('in Chromium', () => {
  let room: Classroom;
  beforeAll(async () => {
    room = await openClassroom();
    room.web.title = 'Canary7Title';
    const page = await room.browser.open('https://web.telegram.org/Canary7Path?q=Canary7Query#Canary7Hash');
    await (await room.browser.waitForBanner(page)).press('Остаться');
    await recorded(room.browser, ({ outcomes }) => outcomes.length === 1);
    await page.close();
  });
  afterAll(() => room.close());

  it('the status tells of this PC what a person can see elsewhere', async () => {
    const page = await room.browser.extensionPage('options.html#status');
    await page.waitForSelector('.status-line');
    const text = await said(page, '.status-groups');
    expect(text).toContain('Версия расширения 0.1.0');
    expect(text).toContain('Как установлено из папки, для проверки');
    expect(text).toContain('Доступ к сайтам систем ко всем');
    expect(text).toContain('Последний случай Telegram');
    expect(text).toContain('Настройки дошли до страниц да');
    expect(text).toContain('Последняя самопроверка не проводилась');
    expect(text).toContain('Ошибок фоновой части 0');
    expect(text).not.toContain('узнать не удалось');
    await page.close();
  });

  it('the copied text holds nothing of what was visited or typed, and no exact time', async () => {
    await set(room.browser, { maxLink: 'https://canary7.example/Canary7Link' });
    const page = await room.browser.extensionPage('options.html#status');
    await page.bringToFront();
    await page.locator('aria/Скопировать как текст').click();
    await until(async () => (await said(page, '.panel-head:has(.status-sum)')).includes('Скопировано.'));
    const text = await pasted(page);
    expect(text).toMatch(/^Дежурный: состояние на \d\d\.\d\d\.\d{4}\n/);
    expect(text).toContain('Ссылка на MAX: своя · этот компьютер');
    expect(text).not.toMatch(/canary7|https?:|127\.0\.0\.1/i);
    // The one time there is: the hour of the last incident.
    expect((text.match(/\d\d:\d\d/g) ?? []).filter((time) => !time.endsWith(':00'))).toEqual([]);
    await page.close();
  });

  it('the self-check passes all nine by keyboard, and leaves the real journal as it was', async () => {
    const before = await kept(room.browser);
    const page = await room.browser.extensionPage('options.html#status');
    const text = await selfCheck(page);
    expect(text).toContain('Пройдено. Систем: 9 из 9, шагов с замечаниями нет.');
    expect(marks(text, '✓')).toBe(9 * 4 + 6);
    expect(await page.evaluate(() => document.activeElement?.textContent), 'where the focus is').toBe(START);
    expect(await page.$('iframe'), 'what a banner was tried in').toBeNull();
    expect(await kept(room.browser)).toEqual(before);
    for (const theme of themes) {
      await wear(page, theme);
      expect(await violations(page), theme).toEqual([]);
    }
    await page.close();
  });

  it('the act has what it found', async () => {
    const page = await room.browser.extensionPage('options.html#reports');
    await page.locator('aria/Акт проверки[role="radio"]').click();
    await until(async () => (await said(page, 'article.paper')).includes('Пройдено систем: 9 из 9'));
    await page.close();
  });

  it('in each mode the banner is the mode’s own', async () => {
    for (const mode of ['redirect', 'block', 'audit'] as const) {
      await set(room.browser, { mode });
      const page = await room.browser.extensionPage('options.html#status');
      expect(await selfCheck(page), mode).toContain('Пройдено. Систем: 9 из 9');
      await page.close();
    }
  });

  it.each([
    ['cannot be opened', breakOpening, 'Запись не сохранилась. Освободите место на диске', 9],
    ['is sealed wrongly', breakSealing, 'Выгрузка пробного журнала не прошла проверку.', 1],
  ])('a journal that %s is seen', async (_how, spoil, words, failures) => {
    const page = await room.browser.browser.newPage();
    await page.evaluateOnNewDocument(spoil);
    await page.goto(`chrome-extension://${room.browser.id}/options.html#status`);
    const text = await selfCheck(page);
    expect(text).toContain('Пройдено не всё.');
    expect(text).toContain(words);
    expect(marks(text, '✗')).toBe(failures);
    await page.close();
  });
});

it('a build that has lost a rule does not pass, and says which system', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-status-'));
  const extension = join(folder, 'extension');
  cpSync(resolve('.output/chrome-mv3'), extension, { recursive: true });
  loseRule(extension, '{surface:`client`,hosts:[`web.whatsapp.com`]},');
  const room = await openClassroom({ extension });
  const text = await selfCheck(await room.browser.extensionPage('options.html#status'));
  await room.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  expect(text).toContain('Пройдено не всё. Систем: 8 из 9, шагов с замечаниями: 1.');
  expect(text).toContain('WhatsApp: Адрес веб-клиента не узнан. Обновите расширение.');
  expect(text).toContain('8 WhatsApp ✗ не пройдено – не проводилось – не проводилось – не проводилось');
});

it('passes in Firefox, too', async () => {
  const web = await StandIns.start();
  const firefox = await Firefox.launch({ standIns: web });
  try {
    const page = await firefox.extensionPage('options.html#status');
    expect(await selfCheck(page)).toContain('Пройдено. Систем: 9 из 9, шагов с замечаниями нет.');
    expect(await said(page, '.status-groups')).not.toContain('узнать не удалось');
    expect(Object.keys((await firefox.storage()).databases)).not.toContain('dezhurny-dry');
  } finally {
    await firefox.close();
    await web.close();
  }
});

/** What a person gets who pastes it somewhere. */
async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => document.body.append(document.createElement('textarea')));
  await page.focus('body > textarea');
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyV', { commands: ['Paste'] });
  await page.keyboard.up('Control');
  return page.$eval('body > textarea', ({ value }) => value);
}

/** Takes a rule out of a built extension, wherever it is. */
function loseRule(extension: string, rule: string): void {
  const files = readdirSync(extension, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const holding = files.filter((file) => readFileSync(join(extension, file), 'utf8').includes(rule));
  expect(holding).not.toEqual([]);
  for (const file of holding.map((name) => join(extension, name))) {
    writeFileSync(file, readFileSync(file, 'utf8').replace(rule, ''));
  }
}

/** Runs in the page before its own scripts: no database of its own can be opened. */
function breakOpening(): void {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (name, version) {
    if (name === 'dezhurny-dry') throw new DOMException('Internal error', 'UnknownError');
    return open.call(this, name, version);
  };
}

/** Runs in the page before its own scripts: signatures are of something else. */
function breakSealing(): void {
  const sign = SubtleCrypto.prototype.sign;
  SubtleCrypto.prototype.sign = function (algorithm, key) {
    return sign.call(this, algorithm, key, new Uint8Array(1));
  };
}
