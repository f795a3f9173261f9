import { defaultSettings } from '../../core/settings/default-settings.ts';
import { putSetting } from '../../harness/private-store.ts';
import { coreIf } from './fixtures/part.ts';
import { expect, test, waitForBanner } from './fixtures/test.ts';
import { lessonsAround } from './lessons.ts';

const { timetable } = defaultSettings;

test.describe('audit', () => {
  test.use({ settings: { mode: 'audit' } });

  test('audit: records and shows nothing', async ({ pc, journal }) => {
    const page = await pc.open('https://web.telegram.org/');
    await journal.adds({ system: 'telegram', mode: 'audit' });
    await expect(page).not.toShowBanner();
  });
});

test.describe('block', () => {
  test.use({ settings: { mode: 'block' } });

  test('block: the notice offers no «Остаться»', async ({ pc, notice }) => {
    const page = await pc.open('https://discord.com/login');
    await expect(page).toHaveURL((url) => url.href.startsWith(notice.address));
    await expect(page.getByRole('button', { name: 'Закрыть вкладку' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Остаться на странице' })).toHaveCount(0);
  });
});

test.describe('redirect', () => {
  test.use({ settings: { mode: 'redirect', countdown: 20 } });

  test('redirect: goes to MAX when the countdown ends', async ({ pc, journal }) => {
    const page = await pc.open('https://web.snapchat.com/');
    expect((await waitForBanner(page)).text).toMatch(/\d\s+с/);
    const [incident] = await journal.adds({ system: 'snapchat' });
    await page.waitForURL('https://web.max.ru/**');
    await journal.answered(incident, 'moved-to-max');
  });

  test('redirect: the countdown can be stopped', { tag: '@matrix' }, async ({ pc }) => {
    const stopped = await pc.open('https://web.whatsapp.com/');
    await (await waitForBanner(stopped)).press('Не переходить');
    // A countdown that begins later goes on to its end; by then this one's would have ended too.
    const other = await pc.open('https://web.snapchat.com/');
    await other.waitForURL('https://web.max.ru/**');
    await expect(stopped).toHaveURL('https://web.whatsapp.com/');
    expect((await waitForBanner(stopped)).buttons).toContain('Остаться на странице');
  });
});

for (const [when, settings] of [
  ['outside lessons', { educationalUse: 'timetable', timetable }],
  ['while no lesson was started by hand', { educationalUse: 'by-hand' }],
] as const) {
  test.describe(when, () => {
    test.use({ settings: { ...settings, mode: 'warn' } });

    test(`nothing is shown or recorded ${when}`, coreIf(when === 'outside lessons'), async ({ pc, journal }) => {
      await expect(await pc.open('https://web.telegram.org/')).not.toShowBanner();
      const unreachable = await pc.open('https://web.threema.ch:1/');
      await journal.adds();
      expect(unreachable.url()).not.toContain('notice.html');
    });
  });
}

test.describe('during a lesson', () => {
  test.use({ clock: '2026-11-25T12:00:00+04:00' });

  test('a lesson of the timetable is named with its number and end', async ({ pc, change, journal, now }) => {
    await change({ mode: 'warn', ...lessonsAround(now(), [{ number: 3, from: -30, to: 30 }]) });
    const page = await pc.open('https://t.me/somebody');
    await expect(page).toShowBanner({ text: '3-й урок' });
    await expect(page).toShowBanner({ text: '12:30' });
    await journal.adds({ system: 'telegram', lesson: 3, hour: null, reason: 'lesson', day: '2026-11-25' });
  });
});

test('settings that do not fit are replaced one by one and the guard goes on', async ({ pc }) => {
  await putSetting(pc, 'settings', { mode: 'shout', educationalUse: 7, countdown: 5 });
  expect((await waitForBanner(await pc.open('https://web.viber.com/'))).buttons).toContain('Остаться на странице');
});
