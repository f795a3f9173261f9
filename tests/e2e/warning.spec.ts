import { nine } from '../../harness/nine-addresses.ts';
import { pack } from '../../rules/index.ts';
import { focusedButton, textOfOverlays } from './fixtures/banner.ts';
import { bannerIn } from './fixtures/matchers.ts';
import { coreIf } from './fixtures/part.ts';
import { expect, test, waitForBanner } from './fixtures/test.ts';

const choices = ['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Остаться на странице', 'Почему я это вижу'];

for (const [id, address] of nine) {
  test(
    `${id} is warned about and recorded once`,
    coreIf(['telegram', 'whatsapp'].includes(id)),
    async ({ pc, journal }) => {
      const system = pack.systems.find((one) => one.id === id);
      const page = await pc.open(address);
      await expect(page).toShowBanner({ system: system?.name.ru ?? '?', item: system?.item ?? '?', buttons: choices });
      await expect(page).toShowBanner({ text: 'Приложение № 2, п. ' });
      await journal.adds({
        system: id,
        item: system?.item ?? '?',
        mode: 'warn',
        reason: 'classroom',
        noticed: 'page',
        lesson: null,
      });
    },
  );
}

for (const [button, destination, outcome] of [
  ['Перейти в MAX', 'https://web.max.ru/', 'moved-to-max'],
  ['Открыть Сферум', 'https://max.ru/sferum_bot', 'moved-to-sferum'],
] as const) {
  test(`«${button}» leads there and is recorded`, coreIf(outcome === 'moved-to-max'), async ({ pc, journal }) => {
    const page = await pc.open('https://web.telegram.org/a/');
    const banner = await waitForBanner(page);
    const [incident] = await journal.adds({ system: 'telegram' });
    await banner.press(button);
    await page.waitForURL(`${destination}**`);
    await journal.answered(incident, outcome);
    expect((await journal.settled()).outcomes).toMatchObject([{ outcome }]);
  });
}

test.describe('what the school adds', () => {
  const words = { schoolNote: 'Помощь — каб. 7', maxHelp: 'Код показывает преподаватель.' };
  test.use({
    settings: { ...words, joinLink: 'https://max.ru/join/canary', mySchoolLink: 'https://myschool.edu.ru/' },
  });

  test('the second page says how to get into MAX, and a button opens the invitation', async ({ pc, journal }) => {
    const page = await pc.open('https://web.telegram.org/a/');
    await expect(page).toShowBanner({ text: words.schoolNote });
    const [incident] = await journal.adds({ system: 'telegram' });
    await (await waitForBanner(page)).press('Как войти в MAX здесь');
    await expect(page).toShowBanner({ text: words.maxHelp });
    const banner = await waitForBanner(page);
    expect(banner.text).not.toContain('canary');
    const beside = pc.context.waitForEvent('page');
    await banner.press('Открыть «Мою школу»');
    await (await beside).close();
    await banner.press('Войти по приглашению школы');
    await page.waitForURL('https://max.ru/join/**');
    await journal.answered(incident, 'moved-to-max');
  });
});

test('«Это ошибка» is recorded once, and the warning goes on', async ({ pc, journal }) => {
  const page = await pc.open('https://web.telegram.org/a/');
  const banner = await waitForBanner(page);
  const [incident] = await journal.adds({ system: 'telegram' });
  await banner.press('Почему я это вижу');
  await expect(page).toShowBanner({ text: 'Это ошибка?' });
  await (await waitForBanner(page)).press('Это другой сайт');
  const { mistakes, outcomes } = await journal.waitFor((kept) => kept.mistakes.length > 0);
  expect(mistakes).toMatchObject([{ incident: incident?.id, reason: 'site' }]);
  expect(outcomes).toEqual([]);
  await expect(page).toShowBanner({ text: 'Отмечено' });
});

test('«Закрыть вкладку» closes the tab and is recorded', async ({ pc, journal }) => {
  const page = await pc.open('https://discord.gg/abc');
  const banner = await waitForBanner(page);
  const closed = page.waitForEvent('close');
  await banner.press('Закрыть вкладку');
  await closed;
  const { outcomes } = await journal.waitFor((kept) => kept.outcomes.length > 0);
  expect(outcomes).toMatchObject([{ outcome: 'closed' }]);
});

test('«Остаться» leaves a strip, over reloads too, and the page takes input again', async ({ pc, journal }) => {
  const page = await pc.open('https://web.whatsapp.com/');
  const banner = await waitForBanner(page);
  const field = page.locator('input');
  const { x = 0, y = 0 } = (await field.boundingBox()) ?? {};
  await page.mouse.click(x + 5, y + 5);
  await page.keyboard.type('привет');
  await expect(field, 'the veiled page takes no input').toHaveValue('');
  await banner.press('Остаться на странице');
  await journal.waitFor(({ outcomes }) => outcomes.at(-1)?.outcome === 'stayed');
  await field.click();
  await page.keyboard.type('привет');
  await expect(field).toHaveValue('привет');
  await expect.poll(() => textOfOverlays(page)).toContain('WhatsApp');

  await page.reload();
  await expect.poll(() => textOfOverlays(page)).toContain('WhatsApp');
  expect((await journal.settled()).incidents).toHaveLength(1);
});

test('stays one incident over routes, reloads and redirects of one visit', async ({ pc, web, journal }) => {
  web.at('telegram.me/somebody', { status: 302, headers: { location: 'https://t.me/somebody' } });
  const page = await pc.open('https://telegram.me/somebody');
  await expect(page).toShowBanner();
  await journal.waitFor(({ incidents }) => incidents.length === 1);
  await page.reload();
  await expect(page).toShowBanner();
  await page.evaluate(() => history.pushState(null, '', '/another'));
  await page.evaluate(() => location.assign('#third'));
  await pc.go(page, 'https://web.telegram.org/k/#4');
  await expect(page).toShowBanner();
  await journal.adds({ system: 'telegram', surface: 'invite' });
});

test('writes “unanswered” when the tab is closed under the banner', async ({ pc, journal }) => {
  const page = await pc.open('https://chats.viber.com/somebody');
  await expect(page).toShowBanner();
  const [incident] = await journal.adds({ system: 'viber' });
  await page.close();
  const { outcomes } = await journal.waitFor((kept) => kept.outcomes.length > 0);
  expect(outcomes).toMatchObject([{ incident: incident?.id, outcome: 'unanswered' }]);
});

test('works by keyboard alone: focus goes in, stays in, Escape does not dismiss', async ({ pc }) => {
  const page = await pc.open('https://web.threema.ch/');
  await expect(page).toShowBanner();
  const focused: string[] = [];
  for (let i = 0; i < 7; i++) {
    focused.push(await focusedButton(page));
    await page.keyboard.press('Tab');
  }
  expect(focused.slice(0, 6)).toEqual([...choices, 'Перейти в MAX']);
  for (let i = 0; i < 4; i++) await page.keyboard.press('Escape');
  expect((await bannerIn(page))?.name).toContain('Threema');
  await page.keyboard.down('Shift');
  for (let i = 0; (await focusedButton(page)) !== 'Перейти в MAX' && i < 6; i++) await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  await page.keyboard.press('Enter');
  await page.waitForURL('https://web.max.ru/**');
});
