import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { installInProfile } from '../../../harness/profile.ts';

const [BY_POLICY, UNPACKED] = [8, 4];

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-profile-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('the extension stands alone in a profile beside what policy installs', () => {
  const [profile, folder] = [aFolder(), aFolder()];
  writeFileSync(join(folder, 'manifest.json'), '{}');
  const id = installInProfile(profile, folder);
  const file = join(profile, 'Default', 'Preferences');
  const preferences = JSON.parse(readFileSync(file, 'utf8'));
  Object.assign(preferences.extensions.settings, { old: { location: UNPACKED }, school: { location: BY_POLICY } });
  Object.assign(preferences.extensions.settings[id], { granted: true });
  writeFileSync(file, JSON.stringify(preferences));
  expect(installInProfile(profile, folder)).toBe(id);
  const { extensions } = JSON.parse(readFileSync(file, 'utf8'));
  expect(Object.keys(extensions.settings).sort()).toEqual([id, 'school'].sort());
  expect(extensions.settings[id]).toMatchObject({ path: folder, granted: true });
});
