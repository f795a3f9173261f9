import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkConfig, type KitConfig } from '../../../scripts/kit/config.ts';
import { kitFiles, type Packages } from '../../../scripts/kit/files.ts';

export const server = 'https://school.example/dezhurny';

/** A kit.json that says no more than it has to, and what a test adds. */
export function configOf(more: object = {}, folder = '.'): KitConfig {
  return checkConfig({ server, ...more }, { name: 'kit.json', folder });
}

/** Packages of a few bytes each. */
export const packages: Packages = {
  version: '1.2.3',
  id: 'abcdefghijklmnopabcdefghijklmnop',
  crx: Buffer.from('crx'),
  xpi: Buffer.from('xpi'),
  signed: false,
  storeZip: Buffer.from('zip'),
  unsignedXpi: Buffer.from('xpi'),
  sources: Buffer.from('sources'),
};

/** Texts of the kit's files by their paths; .reg files decoded. */
export function textsOf(more: object = {}): Record<string, string> {
  const files = Object.entries(kitFiles(configOf(more), packages));
  const decoded = files.map(([path, bytes]) => [
    path,
    Buffer.from(bytes).toString(path.endsWith('.reg') ? 'utf16le' : 'utf8'),
  ]);
  return Object.fromEntries(decoded);
}

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-kit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
