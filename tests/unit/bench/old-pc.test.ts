import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { becomeOldPc } from '../../../bench/old-pc.ts';

afterEach(() => vi.unstubAllEnvs());

/** Make a folder with the folders of controllers, as version 1 of control groups mounts them. */
function controllers(...names: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'dezhurny-groups-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const name of names) mkdirSync(join(root, name));
  return root;
}

it('says what is missing, and leaves no group where only one of two could be made', () => {
  const root = controllers('cpu');
  expect(becomeOldPc(root)).toBe(
    'Control groups cannot be made (ENOENT): this needs Linux, root and the controllers cpu and memory. --slow-pages slows the pages alone.',
  );
  expect(readdirSync(join(root, 'cpu'))).toEqual([]);
});

it.skipIf(process.platform === 'win32')('starts the browser in the groups, and no browser outside them', () => {
  const root = controllers('cpu', 'memory');
  vi.stubEnv('DEZHURNY_BROWSER', browserIn(root));
  vi.stubEnv('DEZHURNY_FIREFOX', browserIn(root));
  expect(becomeOldPc(root)).toBeTypeOf('function');
  const command = process.env.DEZHURNY_BROWSER ?? '';
  onTestFinished(() => rmSync(join(command, '..'), { recursive: true }));
  const start = () => spawnSync(command, ['--headless', 'a b'], { encoding: 'utf8' });
  expect(start()).toMatchObject({ status: 0, stdout: '--headless|a b|' });

  for (const group of readdirSync(join(root, 'memory'))) rmSync(join(root, 'memory', group), { recursive: true });
  const outside = start();
  expect(outside.status).not.toBe(0);
  expect(outside.stdout).toBe('');
});

/** Write a program that prints its arguments. */
function browserIn(folder: string): string {
  const program = join(folder, 'browser');
  writeFileSync(program, `#!/bin/sh\nprintf '%s|' "$@"\n`);
  chmodSync(program, 0o755);
  return program;
}
