import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { sessionOf } from '../../harness/chromium/cdp.ts';
import type { Chromium } from '../../harness/chromium/chromium.ts';
import { expectAccessible } from './fixtures/axe.ts';
import { coreIf } from './fixtures/part.ts';
import { inOneLine, marksIn, selfCheckPart, selfCheckResult } from './fixtures/self-check.ts';
import { expect, test, waitForBanner } from './fixtures/test.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const BUTTON = 'Провести самопроверку';

test.describe('after a visit', () => {
  test.beforeEach(async ({ pc, web, journal }) => {
    web.at('web.telegram.org', { title: 'Canary7Title' });
    const page = await pc.open('https://web.telegram.org/Canary7Path?q=Canary7Query#Canary7Hash');
    await expect(page).toHaveTitle('Canary7Title');
    await (await waitForBanner(page)).press('Остаться на странице');
    await journal.waitFor(({ outcomes }) => outcomes.length === 1);
    await page.close();
  });

  test('the status tells of this PC what a person can see elsewhere', async ({ admin }) => {
    const page = await admin.open('status');
    await expect(page.locator('.status-line').first()).toBeVisible();
    await page.getByRole('button', { name: 'Показать все строки' }).click();
    const text = await said(page, '.status-groups');
    expect(text).toContain(`Версия расширения ${version}`);
    expect(text).toContain('Как установлено из папки, для проверки');
    expect(text).toContain('Доступ к сайтам систем ко всем');
    expect(text).toContain('Последний случай Telegram');
    expect(text).toContain('Страницы получили настройки да');
    expect(text).toContain('Последняя самопроверка не проводилась');
    expect(text).toContain('Внутренние ошибки расширения 0');
    expect(text).not.toContain('узнать не удалось');
  });

  test('the copied text holds nothing of what was visited or typed, and no exact time', async ({ admin, change }) => {
    await change({ maxLink: 'https://canary7.example/Canary7Link' });
    const page = await admin.open('status');
    await page.getByRole('button', { name: 'Скопировать как текст' }).click();
    await expect(page.locator('.panel-head:has(.status-sum)')).toContainText('Скопировано.');
    const text = await pasted(page);
    expect(text).toMatch(/^Дежурный: состояние на \d\d\.\d\d\.\d{4}\n/);
    expect(text).toContain('Ссылка на MAX: своя · этот компьютер');
    expect(text).not.toMatch(/canary7|https?:|127\.0\.0\.1/i);
    // The one time there is: the hour of the last incident.
    expect((text.match(/\d\d:\d\d/g) ?? []).filter((time) => !time.endsWith(':00'))).toEqual([]);
  });

  test('the self-check passes all nine by keyboard, leaves the journal as it was and is in the act', async ({
    pc,
    admin,
  }) => {
    const page = await admin.open('status');
    const aggregates = async (): Promise<unknown> => (await pc.storage()).databases['dezhurny-sums']?.days;
    await expect.poll(aggregates, { message: 'aggregates, which the page has counted' }).toHaveLength(1);
    const counted = async (): Promise<string> => JSON.stringify(await aggregates());
    await expect.poll(counted, { message: 'aggregates that hold the outcome' }).toContain('stayed');
    const before = await storedBesidesResult(pc);
    const text = await selfCheck(page);
    expect(text).toContain('Проверка пройдена: 9 из 9 систем, замечаний нет.');
    expect(marksIn(text, '✓')).toBe(9 * 4 + 6);
    await expect(page.getByRole('button', { name: BUTTON })).toBeFocused();
    await expect(page.locator('iframe'), 'what a banner was tried in').toHaveCount(0);
    expect(await storedBesidesResult(pc)).toEqual(before);
    await expectAccessible(page);

    const reports = await admin.open('reports');
    await reports.getByRole('radio', { name: 'Акт проверки' }).click();
    await expect(reports.locator('article.paper')).toContainText('Пройдено систем: 9 из 9');
  });
});

for (const mode of ['redirect', 'block', 'audit'] as const) {
  test(`the self-check passes with the banner of mode ${mode}`, coreIf(mode === 'block'), async ({ admin, change }) => {
    await change({ mode });
    expect(await selfCheck(await admin.open('status'))).toContain('Проверка пройдена: 9 из 9 систем');
  });
}

for (const [how, spoil, words, failures] of [
  ['cannot be opened', breakOpening, 'Запись не сохранилась. Освободите место на диске', 9],
  ['is sealed wrongly', breakSealing, 'Выгрузка пробного журнала не прошла проверку.', 1],
] as const) {
  test(`a journal that ${how} is seen`, coreIf(how === 'cannot be opened'), async ({ pc, page }) => {
    await page.addInitScript(spoil);
    await page.goto(pc.address('options.html#status'));
    const text = await selfCheck(page);
    expect(text).toContain('Проверка не пройдена');
    expect(text).toContain(words);
    expect(marksIn(text, '✗')).toBe(failures);
  });
}

test('a build that has lost a rule does not pass, and says which system', async ({ launch }, info) => {
  const extension = info.outputPath('extension');
  cpSync('.output/chrome-mv3', extension, { recursive: true });
  loseRule(extension, '{surface:`client`,hosts:[`web.whatsapp.com`]},');
  const own = await launch({ extension });
  const text = await selfCheck(await own.extensionPage('options.html#status'));
  expect(text).toContain('Проверка не пройдена: 8 из 9 систем, 1 шаг с замечаниями.');
  expect(text).toContain('WhatsApp: Адрес веб-клиента не узнан. Обновите расширение.');
  expect(text).toContain('8 WhatsApp ✗ не пройдено – не проводилось – не проводилось – не проводилось');
});

/** What a part of the page says, its lines and cells one by one. */
const said = async (page: Page, part: string): Promise<string> => inOneLine(await page.locator(part).innerText());

/** Presses the button and waits for what the self-check says in the end. */
async function selfCheck(page: Page): Promise<string> {
  await page.getByRole('button', { name: BUTTON }).press('Enter');
  await expect(page.locator(selfCheckResult)).toBeVisible({ timeout: 30_000 });
  return said(page, selfCheckPart);
}

/** Return everything that is stored except the result of the self-check. */
async function storedBesidesResult(pc: Chromium): Promise<unknown> {
  const { local, databases } = await pc.storage();
  const { values = [], ...others } = databases['dezhurny-safe'] ?? {};
  const kept = (values as { name: string }[]).filter(({ name }) => name !== 'self-check');
  return { local, databases: { ...databases, 'dezhurny-safe': { ...others, values: kept } } };
}

/** What a person gets who pastes what was copied. */
async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => document.body.append(document.createElement('textarea')));
  const field = page.locator('body > textarea');
  await field.focus();
  // A key of a headless browser does not edit unless its command is named:
  // https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-dispatchKeyEvent
  await (await sessionOf(page)).send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    modifiers: 2, // Ctrl
    key: 'v',
    code: 'KeyV',
    windowsVirtualKeyCode: 86,
    commands: ['Paste'],
  });
  await expect(field).not.toHaveValue('');
  return field.inputValue();
}

/** Takes a rule out of a built extension, wherever it is. */
function loseRule(extension: string, rule: string): void {
  const files = readdirSync(extension, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const withRule = files.filter((file) => readFileSync(join(extension, file), 'utf8').includes(rule));
  expect(withRule).not.toEqual([]);
  for (const file of withRule.map((name) => join(extension, name))) {
    writeFileSync(file, readFileSync(file, 'utf8').replace(rule, ''));
  }
}

/** Runs in the page before its scripts: the database of the self-check cannot be opened. */
function breakOpening(): void {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (name, version) {
    if (name === 'dezhurny-dry') throw new DOMException('Internal error', 'UnknownError');
    return open.call(this, name, version);
  };
}

/** Runs in the page before its scripts: signatures are of something else. */
function breakSealing(): void {
  const sign = SubtleCrypto.prototype.sign;
  SubtleCrypto.prototype.sign = function (algorithm, key) {
    return sign.call(this, algorithm, key, new Uint8Array(1));
  };
}
