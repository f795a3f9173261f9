import { bannerIn } from './fixtures/matchers.ts';
import { expect, test } from './fixtures/test.ts';
import { byBells } from './lyceum-bells.ts';

const telegram = 'https://web.telegram.org/';

/** ms until a bell that a test waits for: its clock is set so that it comes soon. */
const BELL = { timeout: 30_000 };

// 2026-11-23 is a Monday.
test.use({ settings: byBells() });

test.describe('just before the first lesson', () => {
  test.use({ clock: '2026-11-23T08:29:47+04:00' });

  test('the bell begins the lesson over an open tab', { tag: '@core' }, async ({ pc, journal }) => {
    const page = await pc.open(telegram);
    expect(await bannerIn(page)).toBeUndefined();
    expect((await journal.settled()).incidents).toEqual([]);
    await expect(page).toShowBanner({ text: '1-й урок — до 09:15' }, BELL);
    await journal.adds({ day: '2026-11-23', lesson: 1, hour: null, reason: 'lesson', mode: 'warn' });
  });
});

test.describe('just before the end of the second lesson', () => {
  test.use({ clock: '2026-11-23T09:59:47+04:00' });

  test('the bell ends it over an open tab', async ({ pc, journal }) => {
    const page = await pc.open(telegram);
    await expect(page).toShowBanner({ text: '2-й урок — до 10:00' });
    await expect(page).toHideBanner(BELL);
    await page.reload();
    await expect(page).not.toShowBanner();
    expect((await journal.settled()).incidents).toHaveLength(1);
  });
});

test.describe('in the first lesson', () => {
  test.use({ clock: '2026-11-23T08:40+04:00' });

  test('an exemption ends with the bell, though the next lesson follows at once', async ({
    pc,
    journal,
    popup,
    admin,
    relaunchAt,
  }) => {
    await admin.setSecret('pin');
    await relaunchAt('2026-11-23T09:14:42+04:00');
    const open = await popup.open();
    await expect(open.getByRole('button', { name: 'Разрешить до 09:15' })).toBeVisible();
    await open.close();
    await popup.exempt('all');
    await popup.hasBadge('✓');
    const page = await pc.open(telegram);
    await journal.waitFor(({ incidents }) => incidents.at(-1)?.mode === 'allowed');
    await expect(page).toShowBanner({ text: '2-й урок — до 10:00' }, BELL);
    const { incidents } = await journal.waitFor((kept) => kept.incidents.length === 2);
    expect(incidents).toMatchObject([
      { mode: 'allowed', lesson: 1 },
      { mode: 'warn', lesson: 2 },
    ]);
    await popup.hasBadge('');
  });

  test('a restart inside a lesson changes nothing about it, and one after it finds it over', async ({
    pc,
    journal,
    relaunchAt,
  }) => {
    await expect(await pc.open(telegram)).toShowBanner({ text: '1-й урок — до 09:15' });
    await relaunchAt('2026-11-23T08:50+04:00');
    await expect(await pc.open(telegram)).toShowBanner({ text: '1-й урок — до 09:15' });
    await relaunchAt('2026-11-23T10:05+04:00');
    await expect(await pc.open(telegram)).not.toShowBanner();
    const { incidents } = await journal.settled();
    expect(incidents.every(({ lesson }) => lesson === 1)).toBe(true);
  });
});
