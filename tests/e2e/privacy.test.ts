import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readExport } from '../../core/export.ts';
import { arrives, type Classroom, nine, openClassroom, settled } from './classroom.ts';

/** Words that must be nowhere afterwards, in letters of two alphabets. */
const canaries = [
  'Canary7Path',
  'Canary7Query',
  'Canary7Hash',
  'Canary7User',
  'Canary7Pass',
  'Канарейка7',
  'Canary7Title',
];
const [path, query, hash, user, pass, cyrillic, title] = canaries;

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom({ unknown: ['web.threema.ch'] });
  room.web.title = `${title} ${cyrillic}`;
});
afterAll(() => room.close());

/** Every way a word of an address may have been written down. */
function spellings(word: string): string[] {
  return [word, encodeURIComponent(word), new URL(`https://x.example/${word}`).pathname.slice(1)].map((one) =>
    one.toLowerCase(),
  );
}

function findIn(text: string): string[] {
  const lower = text.toLowerCase();
  return canaries.filter((word) => spellings(word).some((one) => lower.includes(one)));
}

it('finds a canary where there is one', () => {
  expect(findIn(`{"url":"https://t.me/${encodeURIComponent(cyrillic ?? '')}"}`)).toEqual([cyrillic]);
});

it('no word of any visited address or title is in a store or an export', async () => {
  for (const [, address] of nine) {
    const url = new URL(address);
    url.username = user ?? '';
    url.password = pass ?? '';
    url.pathname += `/${path}/${cyrillic}`;
    url.search = `?q=${query}&r=${cyrillic}`;
    url.hash = `#${hash}`;
    const page = await room.browser.open(url.href);
    if (url.hostname === 'web.threema.ch') await arrives(page, 'chrome-extension:');
    else await (await room.browser.waitForBanner(page)).press('Остаться');
    expect(findIn(page.url().startsWith('chrome-extension:') ? page.url() : '')).toEqual([]);
    await page.evaluate((word) => history.pushState(null, '', `?${word}`), query).catch(() => undefined);
  }
  await room.browser.open(`https://sfb.example/lwa/WebPages/LwaClient.aspx?meeturl=${query}#${hash}`);
  const journal = await settled(room.browser);
  expect(new Set(journal.incidents.map(({ system }) => system)).size).toBe(9);

  expect(findIn(JSON.stringify(await room.browser.storage()))).toEqual([]);
  const { csv, json } = await exported();
  expect(findIn(csv)).toEqual([]);
  expect(findIn(json)).toEqual([]);

  const check = readExport(json);
  if (!check.ok) throw new Error(JSON.stringify(check.problems));
  expect(check.file.entries.filter(({ kind }) => kind === 'incident')).toHaveLength(journal.incidents.length);
  const lines = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(lines[0]).toContain(';"');
  expect(lines).toHaveLength(journal.incidents.length + 1);
  for (const name of ['Discord', 'Microsoft Teams', 'WeChat']) expect(csv).toContain(`"${name}"`);
});

async function exported(): Promise<{ csv: string; json: string }> {
  const admin = await room.browser.extensionPage('options.html');
  const save = async (button: string): Promise<string> => {
    const file = await room.browser.download(() => admin.locator(`aria/${button}[role="button"]`).click());
    return readFile(file, 'utf8');
  };
  const files = { csv: await save('Сохранить CSV'), json: await save('Сохранить JSON') };
  await admin.close();
  return files;
}
