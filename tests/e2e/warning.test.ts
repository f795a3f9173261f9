import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { pack } from '../../rules/index.ts';
import { arrives, type Classroom, nine, openClassroom, recorded, settled } from './classroom.ts';

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom();
});
afterAll(() => room.close());

test.each(nine)('%s is warned about and recorded once', async (system, address) => {
  const item = pack.systems.find(({ id }) => id === system)?.item;
  const page = await room.browser.open(address);
  const banner = await room.browser.waitForBanner(page);
  const name = pack.systems.find(({ id }) => id === system)?.name.ru ?? '?';
  expect(banner.name).toContain(name);
  expect(banner.text.replaceAll('\u00a0', ' ')).toContain(`Приложение № 2, п. ${item}`);
  expect(banner.buttons).toEqual(['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Остаться']);
  const { incidents } = await recorded(room.browser, (journal) =>
    journal.incidents.some((one) => one.system === system),
  );
  const own = incidents.filter((one) => one.system === system);
  expect(own).toHaveLength(1);
  expect(own[0]).toMatchObject({ item, mode: 'warn', reason: 'classroom', noticed: 'page', lesson: null });
  await page.close();
});

test.each([
  ['Перейти в MAX', 'https://web.max.ru/', 'moved-to-max'],
  ['Открыть Сферум', 'https://sferum.ru/', 'moved-to-sferum'],
])('«%s» leads there and is recorded', async (button, destination, outcome) => {
  const page = await room.browser.open('https://web.telegram.org/a/');
  const banner = await room.browser.waitForBanner(page);
  const incident = (await settled(room.browser)).incidents.at(-1)?.id;
  await banner.press(button);
  await arrives(page, destination);
  const { outcomes } = await recorded(room.browser, (journal) =>
    journal.outcomes.some((one) => one.incident === incident),
  );
  expect(outcomes.filter((one) => one.incident === incident)).toMatchObject([{ outcome }]);
  await page.close();
});

it('«Закрыть вкладку» closes the tab and is recorded', async () => {
  const page = await room.browser.open('https://discord.gg/abc');
  const banner = await room.browser.waitForBanner(page);
  const closed = new Promise((done) => page.once('close', done));
  await banner.press('Закрыть вкладку');
  await closed;
  const { outcomes } = await recorded(room.browser, (journal) => journal.outcomes.at(-1)?.outcome === 'closed');
  expect(outcomes.filter(({ outcome }) => outcome === 'closed')).toHaveLength(1);
});

it('«Остаться» leaves a strip, over reloads too, and the page takes input again', async () => {
  const page = await room.browser.open('https://web.whatsapp.com/');
  const banner = await room.browser.waitForBanner(page);
  await page.click('input').catch(() => undefined);
  await page.keyboard.type('привет');
  expect(await page.$eval('input', ({ value }) => value), 'the veiled page takes no input').toBe('');
  await banner.press('Остаться');
  await recorded(room.browser, (journal) => journal.outcomes.at(-1)?.outcome === 'stayed');
  await page.click('input');
  await page.keyboard.type('привет');
  expect(await page.$eval('input', ({ value }) => value)).toBe('привет');
  expect(await stripText(page)).toContain('WhatsApp');

  const { incidents } = await settled(room.browser);
  await page.reload();
  await expect.poll(() => stripText(page)).toContain('WhatsApp');
  expect((await settled(room.browser)).incidents).toHaveLength(incidents.length);
  await page.close();
});

it('stays one incident over routes, reloads and redirects of one visit', async () => {
  room.web.at('telegram.me/somebody', { status: 302, headers: { location: 'https://t.me/somebody' } });
  const before = (await settled(room.browser)).incidents.length;
  const page = await room.browser.open('https://telegram.me/somebody');
  await room.browser.waitForBanner(page);
  await recorded(room.browser, (journal) => journal.incidents.length === before + 1);
  await page.reload();
  await room.browser.waitForBanner(page);
  await page.evaluate(() => history.pushState(null, '', '/another'));
  await page.evaluate(() => location.assign('#third'));
  await room.browser.go(page, 'https://web.telegram.org/k/#4');
  await room.browser.waitForBanner(page);
  const { incidents } = await settled(room.browser);
  expect(incidents.slice(before)).toMatchObject([{ system: 'telegram', surface: 'invite' }]);
  await page.close();
});

it('writes “unanswered” when the tab is closed under the banner', async () => {
  const page = await room.browser.open('https://chats.viber.com/somebody');
  await room.browser.waitForBanner(page);
  const id = (await settled(room.browser)).incidents.at(-1)?.id;
  await page.close();
  const { outcomes } = await recorded(room.browser, (journal) =>
    journal.outcomes.some(({ incident }) => incident === id),
  );
  expect(outcomes.filter(({ incident }) => incident === id)).toMatchObject([{ outcome: 'unanswered' }]);
});

it('works by keyboard alone: focus goes in, stays in, Escape does not dismiss', async () => {
  const page = await room.browser.open('https://web.threema.ch/');
  await room.browser.waitForBanner(page);
  const focused: string[] = [];
  for (let i = 0; i < 6; i++) {
    focused.push(await focusedButton(page));
    await page.keyboard.press('Tab');
  }
  expect(focused.slice(0, 5)).toEqual([
    'Перейти в MAX',
    'Открыть Сферум',
    'Закрыть вкладку',
    'Остаться',
    'Перейти в MAX',
  ]);
  for (let i = 0; i < 4; i++) await page.keyboard.press('Escape');
  expect((await room.browser.banner(page))?.name).toContain('Threema');
  await page.keyboard.down('Shift');
  for (let i = 0; (await focusedButton(page)) !== 'Перейти в MAX' && i < 6; i++) await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  await page.keyboard.press('Enter');
  await arrives(page, 'https://web.max.ru/');
  await page.close();
});

async function stripText(page: Awaited<ReturnType<Classroom['browser']['open']>>): Promise<string> {
  const overlays = await room.browser.overlays(page);
  const texts = await Promise.all(
    overlays.map((one) => one.evaluate((root) => (root.querySelector('body, div') as HTMLElement).innerText)),
  );
  return texts.join(' ');
}

async function focusedButton(page: Awaited<ReturnType<Classroom['browser']['open']>>): Promise<string> {
  const [overlay] = await room.browser.overlays(page);
  return (await overlay?.evaluate((root) => root.activeElement?.textContent?.trim() ?? '')) ?? '';
}
