import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import type { JournalFile } from '../../core/export/file-schema.ts';
import { verifyFile } from '../../core/verify/verify-file.ts';
import { until } from '../../harness/until.ts';
import { isSigned } from '../../platform/journal/signature.ts';
import { type CanaryKind, canaries, canariesIn, filesWithCanaries, kinds } from './canaries.ts';
import { arrives, type Classroom, nine, openClassroom, settled } from './classroom.ts';
import { momentsIn } from './moments.ts';

/** Folders of a profile that hold what extensions keep; the rest is the browser's own, as its history. */
const own = [
  'IndexedDB',
  'Local Extension Settings',
  'Sync Extension Settings',
  'WebStorage',
  'File System',
  'Storage',
];

const word = (kind: CanaryKind): string => `${canaries[kind].latin}-${canaries[kind].cyrillic}`;

/** An address with a canary wherever an address has room for one. */
function spiked(address: string): string {
  const url = new URL(address);
  url.username = canaries.user.latin;
  url.password = canaries.user.cyrillic;
  url.pathname += `/${word('path')}`;
  url.search = `?q=${word('query')}`;
  url.hash = `#${word('hash')}`;
  return url.href;
}

const page = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>${word('title')}</title>
<meta name="description" content="${word('meta')}"><h1>${word('title')}</h1>
<iframe src="https://${canaries.frame.latin}.example/${word('frame')}"></iframe>
<script>
document.cookie = 'name=${encodeURIComponent(word('cookie'))}';
try { new WebSocket('wss://' + location.host + '/${word('socket')}'); } catch {}
console.log(document.title);
</script>`;

async function openRoom(extension?: string): Promise<Classroom> {
  const room = await openClassroom({ unknown: ['web.threema.ch'], ...(extension && { extension }) });
  for (const [, address] of nine) room.web.at(new URL(address).host, { raw: page });
  return room;
}

/** Opens a spiked address from a page whose own address is a canary. */
async function visit(room: Classroom, address: string): Promise<Page> {
  const tab = await room.browser.open(`https://${canaries.host.latin}.${canaries.idn.cyrillic}.example/`);
  await tab.goto(spiked(address), { referer: `https://x.example/${word('referrer')}` }).catch(() => undefined);
  return tab;
}

/** What the extension keeps on disk, once the browser has ended and written it. */
function kept(profile: string): Record<string, CanaryKind[]> {
  const folder = join(profile, 'Default');
  const there = own.filter((name) => existsSync(join(folder, name)));
  expect(there).toEqual(expect.arrayContaining(['IndexedDB', 'Local Extension Settings']));
  return Object.assign({}, ...there.map((name) => filesWithCanaries(join(folder, name))));
}

it('finds a canary of every kind, however it is written', () => {
  for (const kind of kinds) {
    for (const text of Object.values(canaries[kind])) {
      const written = [
        Buffer.from(text),
        Buffer.from(text, 'utf16le'),
        Buffer.from(encodeURIComponent(text)),
        Buffer.from(Buffer.from(`xy${text}, и дальше`).toString('base64')),
        Buffer.from(new URL(`https://${text}.example/`).hostname),
      ];
      for (const bytes of written) expect(canariesIn(bytes), `${kind}: ${bytes}`).toContain(kind);
    }
  }
  expect(canariesIn('канарейка canary7 xn--')).toEqual([]);
});

it('finds a moment however a clock counts it', () => {
  const now = new Date('2026-11-23T08:40:00Z');
  const text =
    '{"a":1795423199,"b":[1795509500123],"c":"1795423200123456","d":1795423200.5,"e":46349,"f":1700000000000}';
  expect(momentsIn(text, now)).toEqual(['1795423199', '1795509500123', '1795423200123456', '1795423200.5']);
});

it('no word of a visited page is in a store, an export, the console or the profile, and no moment in a store or an export', async () => {
  const room = await openRoom();
  const said: string[] = [];
  (await room.browser.worker()).on('console', (message) => said.push(message.text()));
  for (const [, address] of nine) {
    const tab = await visit(room, address);
    if (new URL(address).hostname === 'web.threema.ch') {
      await arrives(tab, 'chrome-extension:');
      expect(canariesIn(tab.url())).toEqual([]);
    } else await (await room.browser.waitForBanner(tab)).press('Остаться');
    await tab.evaluate((text) => history.pushState(null, '', `?${text}`), word('query')).catch(() => undefined);
  }
  await room.browser.open(`https://sfb.example/lwa/WebPages/LwaClient.aspx?meeturl=${word('query')}#${word('hash')}`);
  const journal = await settled(room.browser);
  expect(new Set(journal.incidents.map(({ system }) => system)).size).toBe(9);
  const stored = JSON.stringify(await room.browser.storage());
  expect(canariesIn(stored)).toEqual([]);

  const { csv, json } = await exported(room);
  for (const text of [stored, csv, json]) expect(momentsIn(text, new Date())).toEqual([]);
  await room.browser.quit();
  expect(canariesIn(said.join('\n'))).toEqual([]);
  expect(kept(room.browser.profile)).toEqual({});
  const downloads = join(room.browser.profile, 'downloads');
  expect(readdirSync(downloads).map((name) => name.replace(/^.*\./, ''))).toEqual(
    expect.arrayContaining(['csv', 'json', 'xlsx']),
  );
  expect(filesWithCanaries(downloads)).toEqual({});

  expect(await verifyFile(json, isSigned)).toMatchObject({ intact: true });
  const { entries } = JSON.parse(json) as JournalFile;
  expect(entries.filter(({ entry }) => entry.kind === 'incident')).toHaveLength(journal.incidents.length);
  const lines = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(lines[0]).toContain(';"');
  expect(lines).toHaveLength(journal.incidents.length + 1);
  for (const name of ['Discord', 'Microsoft Teams', 'WeChat']) expect(csv).toContain(`"${name}"`);
  await room.close();
});

it.each([
  ['as it is', 'location.href'],
  ['in base64', 'btoa(encodeURIComponent(document.title))'],
])('an extension that stores what a page says, %s, is found out', async (_how, expression) => {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-mutant-'));
  cpSync('.output/chrome-mv3', folder, { recursive: true });
  const store = `addEventListener('load', () => chrome.storage.local.set({ last: ${expression} }));`;
  appendFileSync(join(folder, 'content-scripts/messenger.js'), `\n;${store}`);
  const room = await openRoom(folder);
  await room.browser.waitForBanner(await visit(room, 'https://web.telegram.org/'));
  await until(async () => 'last' in (await room.browser.storage()).local, { what: 'the mutant' });
  await room.browser.quit();
  expect(Object.keys(kept(room.browser.profile))).not.toEqual([]);
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

async function exported(room: Classroom): Promise<{ csv: string; json: string }> {
  const admin = await room.browser.extensionPage('options.html');
  const save = (button: string): Promise<string> =>
    room.browser.download(() => admin.locator(`aria/${button}[role="button"]`).click());
  const [csv, json] = [await save('Сохранить CSV'), await save('Сохранить JSON')];
  await save('Сохранить XLSX');
  await admin.close();
  return { csv: readFileSync(csv, 'utf8'), json: readFileSync(json, 'utf8') };
}
