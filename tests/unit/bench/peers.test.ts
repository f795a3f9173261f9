import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { numbered, readPeer } from '../../../bench/peers.ts';
import { workerBytes } from '../../../bench/worker-script.ts';

/** Write files in a new folder; objects as JSON. */
function folderOf(files: Readonly<Record<string, string | object>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-peer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

test.each<[string, string, Readonly<Record<string, object>>]>([
  ['a plain name', 'Peer 1.2', { 'manifest.json': { name: 'Peer', version: '1.2' } }],
  [
    'a translated name',
    'Сосед 3',
    {
      'manifest.json': { name: '__MSG_appName__', version: '3', default_locale: 'ru' },
      '_locales/ru/messages.json': { appname: { message: 'Сосед' } },
    },
  ],
  ['a name without its message', 'appName 3', { 'manifest.json': { name: '__MSG_appName__', version: '3' } }],
])('reads %s', (_, name, files) => {
  const folder = folderOf(files);
  expect(readPeer(folder)).toEqual({ name, folder });
});

test.each<[string, Readonly<Record<string, string | object>>]>([
  ['without a manifest', {}],
  ['with a broken manifest', { 'manifest.json': '{' }],
  ['with the manifest of something else', { 'manifest.json': { name: 'Site' } }],
])('refuses a folder %s', (_, files) => {
  expect(() => readPeer(folderOf(files))).toThrow();
});

test('numbers peers of one name and version, whose figures would have one name', () => {
  const peers = ['Peer 1', 'Other 1', 'Peer 1', 'Peer 2', 'Peer 1'].map((name, at) => ({ name, folder: `${at}` }));
  expect(numbered(peers).map(({ name }) => name)).toEqual(['Peer 1', 'Other 1', 'Peer 1 (2)', 'Peer 2', 'Peer 1 (3)']);
  expect(numbered(peers).map(({ folder }) => folder)).toEqual(['0', '1', '2', '3', '4']);
});

const main = (service_worker?: string) => ({ background: service_worker ? { service_worker } : {} });

test.each<[string, string[], Readonly<Record<string, string | object>>]>([
  ['no worker', [], { 'manifest.json': main() }],
  ['one file', ['js/a.js'], { 'manifest.json': main('js/a.js'), 'js/a.js': 'a();', 'js/b.js': 'b();' }],
  [
    'modules that import each other, each once',
    ['a.js', 'b.js', 'js/c.js'],
    {
      'manifest.json': main('a.js'),
      'a.js': `import x from'./b.js'`,
      'b.js': `import"/js/c.js"`,
      'js/c.js': `import './../a.js'`,
    },
  ],
  [
    'scripts that are imported at once',
    ['js/a.js', 'js/b.js', 'c.js'],
    { 'manifest.json': main('js/a.js'), 'js/a.js': `importScripts('b.js', "/c.js")`, 'js/b.js': '1', 'c.js': '22' },
  ],
  ['a file that only a comment names', ['a.js'], { 'manifest.json': main('a.js'), 'a.js': `// import "./nowhere.js"` }],
])('counts the bytes of %s', (_, counted, files) => {
  expect(workerBytes(folderOf(files))).toBe(counted.reduce((sum, name) => sum + String(files[name]).length, 0));
});
