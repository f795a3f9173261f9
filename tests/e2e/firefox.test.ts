import { afterAll, beforeAll, expect, it } from 'vitest';
import { StandIns } from '../../harness/fake-web.ts';
import { Firefox } from '../../harness/firefox.ts';
import { until } from '../../harness/until.ts';
import { type Recorded, recordedIn } from './classroom.ts';

let web: StandIns;
let firefox: Firefox;
beforeAll(async () => {
  web = await StandIns.start();
  firefox = await Firefox.launch({ standIns: web });
});
afterAll(async () => {
  await firefox?.close();
  await web?.close();
});

async function recorded(enough: (journal: Recorded) => boolean): Promise<Recorded> {
  return until(
    async () => {
      const journal = recordedIn(await firefox.storage());
      return enough(journal) && journal;
    },
    { timeout: 10_000, every: 200 },
  );
}

it('warns, records and leads to MAX in Firefox', async () => {
  const page = await firefox.open('https://web.telegram.org/k/');
  const banner = await firefox.waitForBanner(page);
  expect(banner.name).toContain('Telegram');
  expect(banner.text.replaceAll('\u00a0', ' ')).toContain('Приложение № 2, п. 5');
  const { incidents } = await recorded((journal) => journal.incidents.length === 1);
  expect(incidents).toMatchObject([{ system: 'telegram', noticed: 'page', mode: 'warn' }]);
  await banner.press('Перейти в MAX');
  await until(() => page.url().startsWith('https://web.max.ru/'));
  const { outcomes } = await recorded((journal) => journal.outcomes.length === 1);
  expect(outcomes).toMatchObject([{ incident: incidents[0]?.id, outcome: 'moved-to-max' }]);
});

it('shows the notice in place of the error page in Firefox', async () => {
  web.fail('discord.com', 'close');
  const page = await firefox.open('https://discord.com/app');
  const shown = async (): Promise<boolean> => (await firefox.address(page)).includes('/notice.html#system=discord');
  await until(shown, { timeout: 10_000, what: 'the notice page' });
  const { incidents } = await recorded((journal) => journal.incidents.some(({ item }) => item === 1));
  expect(incidents.find(({ item }) => item === 1)).toMatchObject({ noticed: 'unreachable' });
});

it('leaves an innocent page alone in Firefox', async () => {
  const page = await firefox.open('https://start.me/');
  expect(await firefox.overlays(page)).toEqual([]);
});
