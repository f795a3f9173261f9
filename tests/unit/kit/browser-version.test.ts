import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { browserVersion } from '../../../kit/check/browser-version.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dezhurny-version-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it.each([
  ['Chromium 156.0.7000.12 built on Debian 12', '156.0.7000.12'],
  ['Mozilla Firefox 153.8.0esr', '153.8.0'],
  ['no number', undefined],
])('reads what a browser of Linux says: %s', (said, version) => {
  const program = join(folder, 'browser');
  writeFileSync(program, `#!/bin/sh\n[ "$1" = --version ] && echo '${said}'\n`, { mode: 0o755 });
  expect(browserVersion(program, 'linux')).toBe(version);
});

it('knows no version where the browser cannot be started', () => {
  expect(browserVersion(join(folder, 'missing'), 'linux')).toBeUndefined();
  expect(browserVersion(join(folder, 'missing/chrome.exe'), 'win32')).toBeUndefined();
});

it('reads the folder of a browser of Windows', () => {
  for (const name of ['99.0.1.2', '156.0.7000.12', 'Dictionaries']) mkdirSync(join(folder, name));
  expect(browserVersion(join(folder, 'chrome.exe'), 'win32')).toBe('156.0.7000.12');
  writeFileSync(join(folder, 'application.ini'), '[App]\r\nVersion=153.8.0\r\n');
  expect(browserVersion(join(folder, 'firefox.exe'), 'win32')).toBe('153.8.0');
});
