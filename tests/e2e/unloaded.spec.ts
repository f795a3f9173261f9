import type { Page } from '@playwright/test';
import type { Chromium } from '../../harness/chromium/chromium.ts';
import type { Answer, Fault } from '../../harness/fake-web.ts';
import type { Journal } from './fixtures/journal.ts';
import type { Notice } from './fixtures/notice.ts';
import { expect, test } from './fixtures/test.ts';

test.use({ browserOptions: { unknown: ['discord.com'], refused: ['web.threema.ch'] } });

/** The notice in a page. */
const isIn = (notice: Notice, page: Page, system: string): Promise<void> =>
  notice.isIn({ url: async () => page.url() }, system);

const cases: readonly [row: string, system: string, address: string, fault?: Fault][] = [
  ['name not resolved', 'discord', 'https://discord.com/app'],
  ['refused', 'threema', 'https://web.threema.ch/'],
  ['reset', 'viber', 'https://web.viber.com/', 'reset'],
  ['closed', 'whatsapp', 'https://web.whatsapp.com/', 'close'],
];

for (const [row, system, address, fault] of cases) {
  test(`unreachable (${row}): the notice stands in for the error page`, async ({ pc, web, journal, notice }) => {
    if (fault) web.fail(new URL(address).hostname, fault);
    const page = await pc.open(address);
    await isIn(notice, page, system);
    await expect(page.locator('body')).toContainText('Приложение № 2');
    for (const button of ['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Остаться на странице']) {
      await expect(page.getByRole('button', { name: button })).toBeVisible();
    }
    await journal.adds({ system, noticed: 'unreachable', surface: 'client' });
  });
}

test('a Skype for Business web app is recognised on any host', async ({ pc, journal, notice }) => {
  const page = await pc.open('https://sfb.partner.example/lwa/WebPages/LwaClient.aspx?meeturl=x');
  await isIn(notice, page, 'skype-business');
  await journal.adds({ system: 'skype-business', item: '3', noticed: 'no-access' });
});

test('the notice’s buttons work and are recorded', async ({ pc, journal, notice }) => {
  const page = await pc.open('https://discord.com/channels/@me');
  await isIn(notice, page, 'discord');
  const [incident] = await journal.adds({ system: 'discord' });
  await page.getByRole('button', { name: 'Перейти в MAX' }).click();
  await page.waitForURL('https://web.max.ru/**');
  await journal.answered(incident, 'moved-to-max');
});

test('«Остаться» shows what the browser has to show, and asks no more', async ({ pc, journal, notice }) => {
  const page = await pc.open('https://sfb.other.example/lwa/WebPages/LwaClient.aspx');
  await isIn(notice, page, 'skype-business');
  const [incident] = await journal.adds({ system: 'skype-business' });
  await page.getByRole('button', { name: 'Остаться на странице' }).click();
  await expect(page).toHaveURL(/^https:\/\/sfb\.other\.example\//);
  await journal.answered(incident, 'stayed');
  await expect(page.getByRole('heading')).toHaveText('sfb.other.example');
  await journal.adds();
});

test('Back leads to the page before, not into the notice again', async ({ pc, notice }) => {
  const page = await pc.open('https://lesson.example/');
  await pc.go(page, 'https://discord.com/app');
  await isIn(notice, page, 'discord');
  await expect(page.getByRole('button', { name: 'Перейти в MAX' })).toBeVisible();
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL('https://lesson.example/');
});

const harmless: readonly [row: string, answer: Answer][] = [
  ['a download', { headers: { 'content-disposition': 'attachment; filename=a.bin' }, raw: 'x' }],
  ['no content', { status: 204 }],
];

for (const [row, answer] of harmless) {
  test(`${row} is no error`, async ({ pc, web, journal, notice }) => {
    web.at('t.me/somebody', answer);
    const page = await pc.open('https://lesson.example/');
    await page.evaluate(() => location.assign('https://t.me/somebody'));
    await expect.poll(() => web.requestsTo('t.me')).toHaveLength(1);
    await onlyTheNextIsRecorded({ pc, journal, notice });
    expect(page.url()).toBe('https://lesson.example/');
  });
}

test('a cancelled load is no error', async ({ pc, web, journal, notice }) => {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  web
    .at('t.me/slow', () => void resolve())
    .at('lesson.example/asked', (_request, response) => void asked.then(() => response.end()));
  const page = await pc.open('https://lesson.example/');
  const cancelled = page.waitForEvent('requestfailed', (request) => request.url() === 'https://t.me/slow');
  await page.evaluate(() => {
    void fetch('/asked').then(() => window.stop());
    location.assign('https://t.me/slow');
  });
  await cancelled;
  await onlyTheNextIsRecorded({ pc, journal, notice });
  expect(page.url()).toBe('https://lesson.example/');
});

test.describe('in mode audit', () => {
  test.use({ settings: { mode: 'audit' } });

  test('audit leaves the browser’s own error page and records', async ({ pc, journal }) => {
    const page = await pc.open('https://discord.com/app');
    await journal.adds({ mode: 'audit', noticed: 'unreachable' });
    expect(page.url()).not.toContain('notice.html');
  });
});

/**
 * Expects that nothing is recorded but one more unreachable page. It comes after what the test did, so an incident of
 * that would be recorded by then.
 */
async function onlyTheNextIsRecorded({
  pc,
  journal,
  notice,
}: {
  pc: Chromium;
  journal: Journal;
  notice: Notice;
}): Promise<void> {
  await isIn(notice, await pc.open('https://web.threema.ch/'), 'threema');
  await journal.adds({ system: 'threema' });
}
