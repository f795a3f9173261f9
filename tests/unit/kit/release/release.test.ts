import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { makeFilesOfHead, makeRelease } from '../../../../kit/release/release.ts';
import { git } from '../../../../kit/release/tools.ts';

let root: string;
const read = (file: string, folder = root): string => readFileSync(join(folder, file), 'utf8');
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'release-test-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'config', 'user.name', 'Test');
  git(root, 'config', 'user.email', 'test@school.example');
  const own = { name: 'dezhurny', version: '0.1.0' };
  writeFileSync(join(root, 'package.json'), json(own));
  writeFileSync(join(root, 'package-lock.json'), json({ ...own, lockfileVersion: 3, packages: { '': own } }));
  writeFileSync(join(root, 'CHANGELOG.md'), '# Changelog\n\n## [Unreleased]\n\n- A bell.\n');
  writeFileSync(join(root, '.gitignore'), 'node_modules/\nrelease-output/\n');
  mkdirSync(join(root, 'node_modules/left'), { recursive: true });
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '-m', 'first');
});

/** Make 0.2.0 with files that stand for the build. @returns what was said */
async function release(changes: Partial<Parameters<typeof makeRelease>[0]> = {}): Promise<string> {
  const said: string[] = [];
  await makeRelease({
    ...{ root, version: '0.2.0', day: '2026-12-01', dryRun: false, say: (line: string) => void said.push(line) },
    makeFiles: async (folder) => ({ 'version.txt': Buffer.from(JSON.parse(read('package.json', folder)).version) }),
    ...changes,
  });
  return said.join('\n');
}

/** Everything that a release changes. */
const state = (): string[] => [
  ...[git(root, 'rev-parse', 'main'), git(root, 'tag'), git(root, 'worktree', 'list')],
  ...[git(root, 'status', '--porcelain'), read('package.json'), read('package-lock.json'), read('CHANGELOG.md')],
];

it('commits the version and the changelog, tags them, and leaves the packages', async () => {
  expect(await release()).toContain('git push origin main v0.2.0');
  expect(git(root, 'log', '-1', '--format=%s')).toBe('release: 0.2.0');
  expect(git(root, 'rev-parse', 'v0.2.0^{commit}')).toBe(git(root, 'rev-parse', 'main'));
  expect(git(root, 'show', '--format=', '--name-only', 'v0.2.0^{commit}').split('\n').sort()).toEqual([
    'CHANGELOG.md',
    'package-lock.json',
    'package.json',
  ]);
  expect(JSON.parse(read('package.json')).version).toBe('0.2.0');
  expect(JSON.parse(read('package-lock.json'))).toMatchObject({
    version: '0.2.0',
    packages: { '': { version: '0.2.0' } },
  });
  expect(read('CHANGELOG.md')).toBe('# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n- A bell.\n');
  expect(read('release-output/version.txt')).toBe('0.2.0');
  expect(git(root, 'status', '--porcelain')).toBe('');
  expect(git(root, 'worktree', 'list').split('\n')).toHaveLength(1);
  expect(existsSync(join(root, 'node_modules/left'))).toBe(true);
});

it('makes the same files and nothing else as a dry run, and says what a release would refuse', async () => {
  git(root, 'switch', '--quiet', '-c', 'other');
  writeFileSync(join(root, 'new.txt'), 'not committed');
  const before = state();
  const said = await release({ dryRun: true });
  expect(said).toContain('the branch is other');
  expect(said).toContain('new.txt');
  expect(read('release-output/version.txt')).toBe('0.2.0');
  expect(state()).toEqual(before);
});

it('makes the files of the version that HEAD has', async () => {
  const before = state();
  const makeFiles = async (folder: string) => ({ 'package.json': readFileSync(join(folder, 'package.json')) });
  await makeFilesOfHead({ root, say: () => {}, makeFiles });
  expect(read('release-output/package.json')).toBe(read('package.json'));
  expect(state()).toEqual(before);
});

const fails = async (): Promise<never> => {
  throw new Error('no build');
};
const commitInBetween = async () => {
  git(root, 'commit', '--quiet', '--allow-empty', '-m', 'in between');
  return { 'a.txt': Buffer.from('a') };
};

it.each([
  ['another branch', () => git(root, 'switch', '--quiet', '-c', 'other'), {}, 'git switch main'],
  ['a changed file', () => writeFileSync(join(root, 'package.json'), '{}'), {}, 'package.json'],
  ['a new file', () => writeFileSync(join(root, 'new.txt'), ''), {}, 'new.txt'],
  ['the current version', () => {}, { version: '0.1.0' }, 'not higher'],
  ['a tag of the version', () => git(root, 'tag', 'v0.2.0'), {}, 'the tag v0.2.0 exists'],
  ['no entry', () => commitChangelog('# Changelog\n\n## [Unreleased]\n'), {}, 'nothing under Unreleased'],
  ['a failed build', () => {}, { makeFiles: fails }, 'no build'],
  ['a hook that refuses the commit', refuseCommits, {}, 'no commits today'],
])('changes nothing with %s', async (_what, spoil, changes, words) => {
  spoil();
  const before = state();
  await expect(release(changes)).rejects.toThrow(words);
  expect(state()).toEqual(before);
  expect(existsSync(join(root, 'release-output'))).toBe(false);
});

it('leaves no tag when main got a commit in the meantime', async () => {
  await expect(release({ makeFiles: commitInBetween })).rejects.toThrow('run the command again');
  expect(git(root, 'tag')).toBe('');
  expect(git(root, 'log', '-1', '--format=%s')).toBe('in between');
  expect(JSON.parse(read('package.json')).version).toBe('0.1.0');
  expect(existsSync(join(root, 'release-output'))).toBe(false);
});

function commitChangelog(text: string): void {
  writeFileSync(join(root, 'CHANGELOG.md'), text);
  git(root, 'commit', '--quiet', '--all', '-m', 'changelog');
}

function refuseCommits(): void {
  mkdirSync(join(root, '.git/hooks'), { recursive: true });
  writeFileSync(join(root, '.git/hooks/pre-commit'), '#!/bin/sh\necho no commits today >&2\nexit 1\n', { mode: 0o755 });
}
