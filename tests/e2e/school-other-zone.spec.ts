import type { JournalEntries } from './fixtures/journal.ts';
import { expect, test } from './fixtures/test.ts';
import { byBells } from './lyceum-bells.ts';

test.use({
  browserOptions: { zone: 'Europe/Moscow' },
  clock: '2026-11-24T08:40+04:00',
  settings: byBells(),
});

test('a PC in another zone, whose clock then goes back: lessons by the lyceum, told and noted', async ({
  pc,
  journal,
  admin,
  relaunchAt,
}) => {
  await expect(await pc.open('https://web.telegram.org/')).toShowBanner({ text: '1-й урок — до 09:15' });
  const overview = (await admin.open()).getByRole('main');
  await expect(overview).toContainText(
    'На компьютере стоит часовой пояс Europe/Moscow, а в расписании — Europe/Saratov.',
  );
  await expect(overview).toContainText('Часовой пояс компьютера не тот, что в настройках');
  expect(notesIn(await journal.settled())).toEqual([{ day: '2026-11-24', cause: 'zone-differs' }]);
  await relaunchAt('2026-11-23T08:40+04:00');
  const later = await journal.waitFor(({ notes }) => notes.length === 3);
  expect(notesIn(later).slice(1)).toEqual(
    expect.arrayContaining([
      { day: '2026-11-23', cause: 'clock-back' },
      { day: '2026-11-23', cause: 'zone-differs' },
    ]),
  );
  await expect((await admin.open()).getByRole('main')).toContainText('Часы компьютера переводили назад (замечено');
});

/** What the journal notes about the PC itself. */
const notesIn = ({ notes }: JournalEntries): { day: string; cause: string }[] =>
  notes.map(({ day, cause }) => ({ day, cause }));
