import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { type Files, readFolder, zipFiles } from '../../kit/archive.ts';
import { readConfig } from '../../kit/config.ts';
import { writeKit } from '../../kit/make.ts';
import { makerFiles } from '../../kit/maker/files.ts';
import { sourceZip } from '../../kit/stores.ts';
import { temporaryFolder } from '../fixtures/kit-example.ts';
import { built as folders } from './built.ts';

/** What Node 20 lacks. */
const asNode20 = ['--import', 'data:text/javascript,delete Map.groupBy'];

const built = { chromium: readFolder(folders.chromium), firefox: readFolder(folders.firefox) };

function writeFiles(folder: string, files: Files): void {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

it('the kit maker makes the same bytes as the checkout, without packages and on Node 20', {
  timeout: 120_000,
}, async () => {
  const root = process.cwd();
  const sources = sourceZip(root) ?? new Uint8Array();
  const folder = temporaryFolder();
  const maker = join(folder, 'maker');
  const files = await makerFiles({ root, built, sources });
  writeFiles(maker, unzipSync(zipFiles(files)));
  const key = join(folder, 'key.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const config = join(folder, 'kit.json');
  writeFileSync(config, JSON.stringify({ server: 'https://school.example/d/', withoutPassphrase: true }));

  const run = (...words: string[]) =>
    spawnSync(process.execPath, [...asNode20, ...words], {
      ...{ cwd: maker, encoding: 'utf8', env: { PATH: '' }, timeout: 60_000 },
    });
  const { status, stderr } = run('kit.mjs', '--config', config, '--key', key, '--out', join(folder, 'out'));
  expect(status, stderr).toBe(0);
  expect(stderr).not.toContain('Сборка'); // it brings the build

  rmSync(join(folder, 'kit.lock.json'));
  await writeKit(readConfig(config), built, { root, out: join(folder, 'expected'), key });
  const made = readFolder(join(folder, 'out'));
  const expected = readFolder(join(folder, 'expected'));
  expect(Object.keys(made).sort()).toEqual(Object.keys(expected).sort());
  const differing = Object.keys(made).filter((path) => !Buffer.from(made[path] ?? []).equals(expected[path] as Buffer));
  expect(differing).toEqual([]);

  expect(run('match.mjs', 'https://web.telegram.org/k/').stdout).toContain('telegram');
  expect(strFromU8(files['licenses.txt'] as Uint8Array)).toMatch(/^xmlbuilder2 /m);
  expect(readFileSync(join(maker, 'docs/schema/kit.schema.json'), 'utf8')).toContain('kit.json');
});
