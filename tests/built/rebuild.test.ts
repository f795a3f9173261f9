import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8 } from 'fflate';
import { expect, it } from 'vitest';
import { hostPatterns } from '../../core/rules/url-filters.ts';
import { type Files, zipFiles } from '../../kit/archive.ts';
import { buildExtension } from '../../kit/build.ts';
import { pack } from '../../rules/index.ts';
import { ownHostAddresses } from '../fixtures/catalogue-addresses.ts';
import { catalogueRegulation } from '../fixtures/invented-regulation.ts';
import { temporaryFolder } from '../fixtures/kit-example.ts';

const botim = {
  id: 'botim',
  item: 10,
  name: { ru: 'botim', en: 'botim' },
  checked: '2026-11-23',
  rules: [
    { surface: 'client', hosts: ['web.botim.example'], source: 'the school’s order' },
    { surface: 'download', hosts: ['shared.example'], paths: ['/botim'], shared: true, source: 'the school’s order' },
  ],
};
const server = {
  id: 'skype-business',
  rules: [{ surface: 'client', hosts: ['meet.school.example'], source: 'the school’s own server' }],
};

const ownHostPatterns = Object.values(ownHostAddresses).map((address) => `*://${new URL(address).hostname}/*`);

const listed = catalogueRegulation.items.map(({ system }) => system);
const unlistedPatterns = hostPatterns(pack.systems.filter(({ id }) => !listed.includes(id)));

function scripts(files: Files): string {
  const paths = Object.keys(files).filter((path) => path.endsWith('.js'));
  return paths.map((path) => strFromU8(files[path] as Uint8Array)).join('\n');
}

it('two builds with a school’s rules contain them and are byte-identical', {
  timeout: 300_000,
}, async () => {
  const folder = temporaryFolder();
  const files = [botim, server].map((raw, i) => {
    const path = join(folder, `${i}.json`);
    writeFileSync(path, JSON.stringify(raw));
    return path;
  });
  const rules = { regulation: catalogueRegulation, pack: 'our-2026-11-23', files };
  const first = await buildExtension(join(folder, 'first'), rules);
  const second = await buildExtension(join(folder, 'second'), rules);
  for (const engine of ['chromium', 'firefox'] as const) {
    expect(Buffer.from(zipFiles(first[engine])).equals(Buffer.from(zipFiles(second[engine])))).toBe(true);
    const manifest = JSON.parse(strFromU8(first[engine]['manifest.json'] as Uint8Array));
    const hosts = ['*://web.botim.example/*', '*://meet.school.example/*', ...ownHostPatterns];
    expect(manifest.host_permissions).toEqual(expect.arrayContaining(hosts));
    expect(manifest.content_scripts[0].matches).toEqual(expect.arrayContaining(hosts));
    expect(manifest.host_permissions.join()).not.toContain('shared.example');
    expect(manifest.host_permissions.filter((pattern: string) => unlistedPatterns.includes(pattern))).toEqual([]);

    const onPages = strFromU8(first[engine]['content-scripts/messenger.js'] as Uint8Array);
    expect(onPages).toContain('web.botim.example');
    expect(strFromU8(first[engine]['_locales/ru/messages.json'] as Uint8Array)).toContain('our-2026-11-23');
    expect(onPages).not.toContain('shared.example');
    for (const { system } of catalogueRegulation.items) expect(onPages).toContain(system);
    expect(scripts(first[engine])).toContain('shared.example');
    expect(scripts(first[engine])).not.toContain('the school’s order');
  }
});
