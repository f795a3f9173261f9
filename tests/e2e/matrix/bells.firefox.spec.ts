import { expect, test } from '../fixtures/test.ts';
import { lessonsAround } from '../lessons.ts';
import { settleAfterEach } from './settle.ts';

const lessons = [
  { number: 3, from: -40, to: 0 },
  { number: 4, from: 0, to: 40 },
];

test.use({
  clock: '2026-11-23T10:59:35+04:00',
  settings: lessonsAround(new Date('2026-11-23T11:00:00+04:00'), lessons),
});
settleAfterEach();

test('next lesson begins over an open tab', async ({ guarded, journal }) => {
  const tab = await guarded.openTab('https://web.telegram.org/k/');
  await expect(tab).toShowBanner();
  await journal.adds({ system: 'telegram', lesson: 3, noticed: 'page' });
  await expect(tab).toShowBanner({ text: '4-й урок' }, { timeout: 40_000 });
  await journal.adds({ system: 'telegram', lesson: 4, noticed: 'page' });
  expect(await tab.overlays()).toHaveLength(1);
  await tab.close();
});
