import { expect, test } from './fixtures/test.ts';
import { byBells } from './lyceum-bells.ts';

const telegram = 'https://web.telegram.org/';

test.describe('on a school day of the autumn', () => {
  test.use({
    clock: '2026-11-23T08:40+04:00',
    settings: byBells({ vacations: [{ name: 'Осенние каникулы', from: '2026-11-23', to: '2026-11-29' }] }),
  });

  test('a vacation: nothing is shown or recorded, and both pages say so', async ({ pc, journal, popup, admin }) => {
    await expect(await pc.open(telegram)).not.toShowBanner();
    expect((await journal.settled()).incidents).toEqual([]);
    await expect((await popup.open()).getByRole('main')).toContainText('Осенние каникулы до 29 ноября');
    const settings = (await admin.open('settings')).getByRole('main');
    await expect(settings).toContainText('Осенние каникулы');
    await expect(settings).toContainText('понедельник, 30');
  });
});

test.describe('on a Saturday that is worked by decree', () => {
  test.use({ clock: '2027-02-20T08:40+04:00', settings: byBells() });

  test('the bells are those of the day it is worked for', async ({ pc, journal, popup, relaunchAt }) => {
    await expect(await pc.open(telegram)).toShowBanner({ text: '1-й урок — до 09:15' });
    await expect((await popup.open()).getByRole('main')).toContainText('Следующий: 2-й урок, в 09:15');
    await journal.adds({ day: '2027-02-20', lesson: 1 });
    await relaunchAt('2027-02-22T08:40+04:00');
    await expect(await pc.open(telegram)).not.toShowBanner();
  });
});

test.describe('on a Saturday that the school itself works', () => {
  test.use({ clock: '2026-11-28T08:40+04:00', settings: byBells() });

  test('lessons are on once the calendar says so', async ({ pc, change }) => {
    const page = await pc.open(telegram);
    await expect(page).not.toShowBanner();
    await change(byBells({ days: [{ day: '2026-11-28', kind: 'weekday', weekday: 3 }] }));
    await expect(page).toShowBanner({ text: '1-й урок — до 09:15' });
  });
});
