import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../archive.ts';
import { nextChangelog } from './changelog.ts';
import { inNewCheckout } from './checkout.ts';
import { releaseFolder } from './files.ts';
import { git, npm } from './tools.ts';
import { checkVersion } from './version.ts';

/** What a release is made of. */
export interface ReleaseOrder {
  /** Of the repository. */
  root: string;
  /** `X.Y.Z` */
  version: string;
  /** ISO date of the changelog's heading. */
  day: string;
  /** Makes the files without a commit and a tag, also on another branch and beside changes that are not committed. */
  dryRun: boolean;
  say: (line: string) => void;
  /** Builds the published files in a checkout that has the new version. */
  makeFiles: (folder: string) => Promise<Files>;
}

const changelog = 'CHANGELOG.md';
const changedFiles = [changelog, 'package.json', 'package-lock.json'];

/**
 * Make a release: files in `release-output/`, a commit and a tag, not pushed.
 * @throws Error if a check or a step fails: version, changelog, branch and tags are then as before
 */
export async function makeRelease(order: ReleaseOrder): Promise<void> {
  const { root, version, dryRun, say, makeFiles } = order;
  const text = nextText(order);
  const problems = problemsOfCheckout(root);
  if (problems.length > 0 && !dryRun) throw new Error(problems.join('\n'));
  for (const problem of problems) say(`A release would stop here: ${problem}`);
  await inNewCheckout(root, async (folder) => {
    npm(folder, 'version', version, '--no-git-tag-version', '--ignore-scripts');
    writeFileSync(join(folder, changelog), text);
    writeFiles(join(root, releaseFolder), await makeFiles(folder));
    if (!dryRun) commitAndTag(root, folder, version);
  });
  say(`${releaseFolder}/ has the files of ${version}.`);
  if (dryRun) say('A dry run: no version is set, nothing is committed or tagged.');
  else say(`Committed and tagged v${version}. To publish: git push origin main v${version}`);
}

/**
 * Make the files of the version that HEAD has: what a tag's workflow publishes.
 * @throws Error if a step fails
 */
export async function makeFilesOfHead({ root, say, makeFiles }: Omit<ReleaseOrder, 'version' | 'day' | 'dryRun'>) {
  await inNewCheckout(root, async (folder) => writeFiles(join(root, releaseFolder), await makeFiles(folder)));
  say(`${releaseFolder}/ has the files of HEAD.`);
}

/** @throws Error if the version or the changelog does not allow a release */
function nextText({ root, version, day }: ReleaseOrder): string {
  const { version: current } = JSON.parse(git(root, 'show', 'HEAD:package.json'));
  const problem = checkVersion(version, current);
  if (problem) throw new Error(problem);
  if (git(root, 'tag', '--list', `v${version}`)) throw new Error(`the tag v${version} exists: choose another version`);
  return nextChangelog(`${git(root, 'show', `HEAD:${changelog}`)}\n`, version, day);
}

function problemsOfCheckout(root: string): string[] {
  const branch = git(root, 'branch', '--show-current');
  const changes = git(root, 'status', '--porcelain');
  return [
    ...(branch === 'main' ? [] : [`the branch is ${branch || 'none'}: git switch main`]),
    ...(changes ? [`the tree is not clean: commit or remove these files\n${changes}`] : []),
  ];
}

function writeFiles(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
}

/** Commit in the checkout, tag that, and take it over into main; files of a release that is not made do not stay. */
function commitAndTag(root: string, folder: string, version: string): void {
  try {
    git(folder, 'add', '--', ...changedFiles);
    git(folder, 'commit', '--quiet', '-m', `release: ${version}`);
    const commit = git(folder, 'rev-parse', 'HEAD');
    git(root, 'tag', '--annotate', '-m', `Dezhurny ${version}`, `v${version}`, commit);
    takeOver(root, commit, version);
  } catch (error) {
    rmSync(join(root, releaseFolder), { recursive: true, force: true });
    throw error;
  }
}

function takeOver(root: string, commit: string, version: string): void {
  try {
    git(root, 'merge', '--quiet', '--ff-only', commit);
  } catch (error) {
    git(root, 'tag', '--delete', `v${version}`);
    throw new Error(`main or its files changed in the meantime: run the command again\n${(error as Error).message}`);
  }
}
