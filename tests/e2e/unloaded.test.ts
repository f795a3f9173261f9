import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { arrives, type Classroom, openClassroom, recorded, set, settled } from './classroom.ts';

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom({ unknown: ['discord.com'], refused: ['web.threema.ch'] });
});
afterAll(() => room.close());

const notice = (): string => `chrome-extension://${room.browser.id}/notice.html`;

test.each([
  ['name not resolved', 'discord', 'https://discord.com/app', undefined],
  ['refused', 'threema', 'https://web.threema.ch/', undefined],
  ['reset', 'viber', 'https://web.viber.com/', 'reset'],
  ['closed', 'whatsapp', 'https://web.whatsapp.com/', 'close'],
] as const)('unreachable (%s): the notice stands in for the error page', async (_name, system, address, fault) => {
  if (fault) room.web.fail(new URL(address).hostname, fault);
  const page = await room.browser.open(address);
  await arrives(page, notice());
  await page.waitForSelector('h1'); // the address comes before the text
  const dialogText = await page.$eval('body', ({ innerText }) => innerText.replaceAll('\u00a0', ' '));
  expect(dialogText).toContain('Приложение № 2');
  for (const button of ['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Остаться']) {
    expect(await page.$(`aria/${button}`), button).not.toBeNull();
  }
  const { incidents } = await recorded(room.browser, (journal) =>
    journal.incidents.some((one) => one.system === system),
  );
  expect(incidents.filter((one) => one.system === system)).toMatchObject([
    { noticed: 'unreachable', surface: 'client' },
  ]);
  await page.close();
});

it('a Skype for Business web app is recognised on any host', async () => {
  const page = await room.browser.open('https://sfb.partner.example/lwa/WebPages/LwaClient.aspx?meeturl=x');
  await arrives(page, notice());
  const { incidents } = await recorded(room.browser, (journal) => journal.incidents.some(({ item }) => item === 3));
  expect(incidents.find(({ item }) => item === 3)).toMatchObject({ noticed: 'no-access', system: 'skype-business' });
  await page.close();
});

it('the notice’s buttons work and are recorded', async () => {
  const page = await room.browser.open('https://discord.com/channels/@me');
  await arrives(page, notice());
  const before = await settled(room.browser);
  await page.locator('aria/Перейти в MAX').click();
  await arrives(page, 'https://web.max.ru/');
  await recorded(
    room.browser,
    (j) => j.outcomes.length > before.outcomes.length && j.outcomes.at(-1)?.outcome === 'moved-to-max',
  );
  await page.close();
});

it('«Остаться» shows what the browser has to show, and asks no more', async () => {
  const page = await room.browser.open('https://sfb.other.example/lwa/WebPages/LwaClient.aspx');
  await arrives(page, notice());
  await page.locator('aria/Остаться').click();
  await arrives(page, 'https://sfb.other.example/');
  await recorded(room.browser, (journal) => journal.outcomes.at(-1)?.outcome === 'stayed');
  await page.close();
});

it('Back leads to the page before, not into the notice again', async () => {
  const page = await room.browser.open('https://lesson.example/');
  await room.browser.go(page, 'https://discord.com/app');
  await arrives(page, notice());
  await page.waitForSelector('aria/Перейти в MAX');
  await page.evaluate(() => history.back());
  await arrives(page, 'https://lesson.example/');
  await page.close();
});

test.each([
  ['a download', { headers: { 'content-disposition': 'attachment; filename=a.bin' }, raw: 'x' }],
  ['no content', { status: 204 }],
])('%s is no error', async (_name, answer) => {
  room.web.at('t.me/somebody', answer);
  const before = (await settled(room.browser)).incidents;
  const page = await room.browser.open('https://lesson.example/');
  await page.evaluate(() => location.assign('https://t.me/somebody'));
  await new Promise((resume) => setTimeout(resume, 1000)); // nothing is what must happen
  expect(page.url()).toBe('https://lesson.example/');
  expect((await settled(room.browser)).incidents).toEqual(before);
  await page.close();
});

it('a cancelled load is no error', async () => {
  room.web.at('t.me/slow', { delay: 5000 });
  const page = await room.browser.open('https://lesson.example/');
  const before = await settled(room.browser);
  await page.evaluate(() => {
    setTimeout(() => window.stop(), 300);
    location.assign('https://t.me/slow');
  });
  await new Promise((resume) => setTimeout(resume, 1000)); // nothing is what must happen
  expect(page.url()).toBe('https://lesson.example/');
  expect(await settled(room.browser)).toEqual(before);
  await page.close();
});

it('audit leaves the browser’s own error page and records', async () => {
  await set(room.browser, { mode: 'audit' });
  const before = (await settled(room.browser)).incidents.length;
  const page = await room.browser.open('https://discord.com/app');
  const { incidents } = await recorded(room.browser, (journal) => journal.incidents.length === before + 1);
  expect(incidents.at(-1)).toMatchObject({ mode: 'audit', noticed: 'unreachable' });
  expect(page.url()).not.toContain('notice.html');
  await page.close();
});
