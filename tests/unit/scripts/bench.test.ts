import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { savedText } from '../../../bench/saved-figures.ts';
import { saved } from '../bench/saved.ts';

afterEach(() => vi.unstubAllEnvs());

const script = fileURLToPath(new URL('../../../scripts/bench.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-'));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function bench(...words: string[]): { out: string; err: string; code: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' });
  return { out: stdout, err: stderr, code: status };
}

const before = file('before.json', savedText(saved([{ name: 'popup open', value: 100, unit: 'ms' }])));
const now = file('now.json', savedText(saved([{ name: 'popup open', value: 150, unit: 'ms' }])));

it('compares two files without measuring', () => {
  const { out, err, code } = bench('--compare', before, '--only', now);
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out).toContain('| popup open | 100 ms | 150 ms | 1.500 × |');
});

it('refuses a file of another shape with a sentence before it measures', () => {
  const strange = file('strange.json', '{"figures": []}');
  const { out, err, code } = bench('--compare', strange);
  expect({ out, code }).toEqual({ out: '', code: 1 });
  expect(err).toBe(`${strange}: This is not a file of npm run bench -- --save (format dezhurny-bench-1).\n`);
});

it('refuses a file that cannot be written before it measures', () => {
  const taken = join(folder, 'taken.json');
  mkdirSync(taken);
  expect(bench('match', '--save', taken)).toEqual({ out: '', err: `${taken}: cannot be written (EISDIR)\n`, code: 2 });
});

it('makes no file where it refuses to measure', () => {
  const fresh = join(folder, 'fresh', 'fresh.json');
  expect(bench('match', '--old-pc', '--save', fresh)).toMatchObject({ out: '', code: 2 });
  expect(existsSync(fresh)).toBe(false);
});

it.skipIf(process.platform !== 'linux')('says what to install where there is no browser, before it measures', () => {
  vi.stubEnv('PATH', '');
  vi.stubEnv('DEZHURNY_BROWSER', undefined);
  const { out, err, code } = bench('popup');
  expect({ out, code }).toEqual({ out: '', code: 1 });
  expect(err).toMatch(/^No Chromium, .* found\. Install one, or name it in DEZHURNY_BROWSER\./);
});

it('refuses a peer that no named part measures', () => {
  file('manifest.json', '{"name": "Peer", "version": "1"}');
  const { out, err, code } = bench('match', '--peer', folder);
  expect({ out, code }).toEqual({ out: '', code: 2 });
  expect(err).toBe('--peer is measured in parts wake and innocent, and none of them is named.\n');
});

it('prints its usage on request', () => {
  const { out, err, code } = bench('--help');
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out).toContain('--incidents');
});

it('says which word makes no sense, before its usage', () => {
  const { out, err, code } = bench('mtach');
  expect({ out, code }).toEqual({ out: '', code: 2 });
  expect(err).toMatch(/^There is no part “mtach”\.\n\nnpm run bench -- /);
});
