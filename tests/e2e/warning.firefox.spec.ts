import { arrives } from './fixtures/tabs.ts';
import { expect, test, waitForBanner } from './fixtures/test.ts';

test('warns, records and leads to MAX in Firefox', async ({ guarded, journal }) => {
  const tab = await guarded.openTab('https://web.telegram.org/k/');
  await expect(tab).toShowBanner({ system: 'Telegram', item: 5, text: 'Приложение № 2, п. 5' });
  const [incident] = await journal.adds({ system: 'telegram', noticed: 'page', mode: 'warn' });
  await (await waitForBanner(tab)).press('Перейти в MAX');
  await arrives(tab, 'https://web.max.ru/');
  await journal.answered(incident, 'moved-to-max');
  expect((await journal.settled()).outcomes).toHaveLength(1);
});

test('shows the notice in place of the error page in Firefox', async ({ guarded, web, journal, notice }) => {
  web.fail('discord.com', 'close');
  const tab = await guarded.openTab('https://discord.com/app');
  await notice.isIn(tab, 'discord');
  await journal.adds({ system: 'discord', item: '1', noticed: 'unreachable' });
});

test('leaves an innocent page alone in Firefox', async ({ guarded }) => {
  const tab = await guarded.openTab('https://start.me/');
  expect(await tab.overlays()).toEqual([]);
});
