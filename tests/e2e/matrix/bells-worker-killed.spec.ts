import { expect, test } from '../fixtures/test.ts';
import { byBells } from '../lyceum-bells.ts';
import { settleAfterEach } from './settle.ts';

const telegram = 'https://web.telegram.org/k/';

/** ms until a bell that a row waits for: its clock is set so that it comes soon. */
const BELL = { timeout: 30_000 };

test.use({ killed: true, settings: byBells() });
settleAfterEach();

test.describe('before the first lesson', () => {
  test.use({ clock: '2026-11-23T08:29:45+04:00' });

  test('lesson begins over an open tab', async ({ pc, journal, ready }) => {
    const page = await pc.open(telegram);
    await expect(page).not.toShowBanner();
    await ready();
    await expect(page).toShowBanner({ text: '1-й урок' }, BELL);
    await journal.adds({ system: 'telegram', lesson: 1, reason: 'lesson', noticed: 'page' });
    await page.close();
  });
});

test.describe('before the end of the second lesson', () => {
  test.use({ clock: '2026-11-23T09:59:45+04:00' });

  test('lesson ends over an open tab', async ({ pc, journal, ready }) => {
    const page = await pc.open(telegram);
    await expect(page).toShowBanner();
    await journal.adds({ system: 'telegram', lesson: 2, noticed: 'page' });
    await ready();
    await expect(page).toHideBanner(BELL);
    await page.reload();
    await expect(page).not.toShowBanner();
    await journal.adds();
    await page.close();
  });
});
