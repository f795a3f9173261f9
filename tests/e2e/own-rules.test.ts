import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildExtension } from '../../kit/build.ts';
import { type Classroom, openClassroom, recorded } from './classroom.ts';
import { shows } from './teacher.ts';

/** A messenger that is not among the nine, and a school's own server of one that is. */
const files = {
  'imo.json': {
    id: 'imo',
    item: 10,
    name: { ru: 'Имо', en: 'imo' },
    checked: '2026-11-23',
    rules: [{ surface: 'client', hosts: ['web.imo.example'], source: 'the school’s order' }],
  },
  'server.json': {
    id: 'skype-business',
    rules: [{ surface: 'client', hosts: ['meet.school.example'], source: 'the school’s own server' }],
  },
};

let folder: string;
let room: Classroom;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dezhurny-rules-'));
  const paths = Object.entries(files).map(([name, rules]) => {
    writeFileSync(join(folder, name), JSON.stringify(rules));
    return join(folder, name);
  });
  await buildExtension(join(folder, 'built'), { pack: 'our-2026-11-23', files: paths });
  room = await openClassroom({ extension: join(folder, 'built/chrome-mv3') });
}, 180_000);
afterAll(async () => {
  await room?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

it('warns of a messenger that a school named itself, by its own item, and reports it by its name', async () => {
  const page = await room.browser.open('https://web.imo.example/');
  const banner = await room.browser.waitForBanner(page);
  expect(banner.text.replaceAll('\u00a0', ' ')).toContain('Имо');
  expect(banner.text.replaceAll('\u00a0', ' ')).toContain('п. 10');
  const { incidents } = await recorded(room.browser, ({ incidents }) => incidents.length === 1);
  expect(incidents[0]).toMatchObject({ system: 'imo', item: 10, pack: 'our-2026-11-23' });
  const admin = await room.browser.extensionPage('options.html#journal');
  await shows(admin, 'Имо');
  await admin.close();
  await page.close();
});

it('knows a server of a school’s own by its host, on any path', async () => {
  const page = await room.browser.open('https://meet.school.example/lyceum/any');
  expect((await room.browser.waitForBanner(page)).text).toContain('Skype for Business');
  await recorded(room.browser, ({ incidents }) => incidents.some(({ system }) => system === 'skype-business'));
  await page.close();
});
