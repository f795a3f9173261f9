import type { Unopened } from '../../core/journal/arrival-check.ts';
import type { Kept } from '../../harness/journal-dump.ts';
import type { Tab } from '../../harness/tab.ts';
import { expect, test, waitForBanner } from './fixtures/test.ts';

/** ms; an upper bound for busy machines: the last look at the tab is 20 s after the press. */
const TIMEOUT_MS = 40_000;

async function pressMax(tab: Tab): Promise<void> {
  await (await waitForBanner(tab)).press('Перейти в MAX');
}

/** Return since which day platforms do not open. */
function unopenedIn({ databases }: Kept): Unopened | undefined {
  const rows = (databases.dezhurny?.known ?? []) as { name: string; since?: Unopened }[];
  return rows.find(({ name }) => name === 'unopened')?.since;
}

test('records whether the platform opened after a press, and says what to do if it did not', async ({
  guarded,
  web,
  journal,
}) => {
  web.fail('web.max.ru', 'reset');
  const tab = await guarded.openTab('https://web.telegram.org/k/');
  const [failed] = await journal.adds({ system: 'telegram' });
  await pressMax(tab);
  await expect.poll(() => tab.url(), { timeout: TIMEOUT_MS }).toContain('notice.html#unopened=max');
  await expect.poll(() => tab.title()).toContain('MAX не открывается');
  const { arrivals } = await journal.waitFor((kept) => kept.arrivals.length > 0);
  expect(arrivals).toMatchObject([{ incident: failed?.id, arrived: 'no' }]);
  expect(unopenedIn(await journal.dump())).toMatchObject({ max: expect.any(String) });

  web.heal('web.max.ru');
  await tab.press('button');
  await expect.poll(() => tab.url(), { timeout: TIMEOUT_MS }).toBe('https://web.max.ru/');
  // The status says that it opens again; the entry of the first press stands.
  await expect.poll(async () => unopenedIn(await journal.dump()), { timeout: TIMEOUT_MS }).toEqual({});

  const other = await guarded.openTab('https://chats.viber.com/');
  const [opened] = await journal.adds({ system: 'viber' });
  await pressMax(other);
  const settled = await journal.waitFor((kept) => kept.arrivals.length > 1, TIMEOUT_MS);
  expect(settled.arrivals).toMatchObject([
    { incident: failed?.id, arrived: 'no' },
    { incident: opened?.id, arrived: 'yes' },
  ]);
});
