import { expect } from 'vitest';
import { until } from '../../harness/until.ts';
import { recorded, set, settled } from './classroom.ts';
import { byBells, inLyceum } from './lyceum.ts';
import { shows } from './teacher.ts';

inLyceum('a vacation: nothing is shown or recorded, and both pages say so', async ({ open }) => {
  const vacations = [{ name: 'Осенние каникулы', from: '2026-11-23', to: '2026-11-29' }];
  const lyceum = await open('2026-11-23T08:40+04:00', byBells({ vacations }));
  await lyceum.room.browser.noBanner(await lyceum.telegram());
  expect((await settled(lyceum.room.browser)).incidents).toEqual([]);
  await lyceum.inPopup((popup) => shows(popup, 'Уроков сегодня нет'));
  const admin = await lyceum.room.browser.extensionPage('options.html#settings');
  await shows(admin, 'Осенние каникулы');
  await shows(admin, 'понедельник, 30');
});

inLyceum('a Saturday that is worked by decree has the bells of the day it is worked for', async ({ open }) => {
  const lyceum = await open('2027-02-20T08:40+04:00', byBells());
  await lyceum.bannerWith(await lyceum.telegram(), '1-й урок, до 09:15');
  await lyceum.inPopup((popup) => shows(popup, 'Следующий урок: 2-й, в 09:15'));
  const { incidents } = await recorded(lyceum.room.browser, (journal) => journal.incidents.length === 1);
  expect(incidents[0]).toMatchObject({ day: '2027-02-20', lesson: 1 });
  await lyceum.room.reopenAt('2027-02-22T08:40+04:00');
  await lyceum.room.browser.noBanner(await lyceum.telegram());
});

inLyceum('a Saturday that the school itself works is a school day too', async ({ open }) => {
  const lyceum = await open('2026-11-28T08:40+04:00', byBells());
  const page = await lyceum.telegram();
  await lyceum.room.browser.noBanner(page);
  await set(
    lyceum.room.browser,
    byBells({ days: [{ day: '2026-11-28', kind: 'weekday', weekday: 3 }] }),
    lyceum.room.now,
  );
  await lyceum.bannerWith(page, '1-й урок, до 09:15');
});

inLyceum(
  'a PC in another zone, whose clock then goes back: lessons by the lyceum, told and noted',
  async ({ open }) => {
    const lyceum = await open('2026-11-24T08:40+04:00', byBells(), { zone: 'Europe/Moscow' });
    await lyceum.bannerWith(await lyceum.telegram(), '1-й урок, до 09:15');
    const admin = await lyceum.room.browser.extensionPage('options.html');
    await shows(admin, 'На компьютере стоит часовой пояс Europe/Moscow, а в расписании — Europe/Saratov.');
    await shows(admin, 'Часовой пояс компьютера не тот, что у лицея');
    expect(await lyceum.notes()).toEqual([{ day: '2026-11-24', cause: 'zone-differs' }]);
    await lyceum.room.reopenAt('2026-11-23T08:40+04:00');
    await until(async () => (await lyceum.notes()).length === 3, { what: 'the notes' });
    expect((await lyceum.notes()).slice(1)).toEqual(
      expect.arrayContaining([
        { day: '2026-11-23', cause: 'clock-back' },
        { day: '2026-11-23', cause: 'zone-differs' },
      ]),
    );
    const again = await lyceum.room.browser.extensionPage('options.html');
    await shows(again, 'Часы компьютера переводили назад (замечено');
  },
);
