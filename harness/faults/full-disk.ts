import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chromium } from '../chromium/chromium.ts';
import { guardedChromium } from '../chromium/tab.ts';
import { openRoom, type Room } from '../classroom.ts';
import { type Finding, pause } from '../finding.ts';
import { compare, quiet, type Tally, tally } from '../journal-tally.ts';
import { fillJournal, ringAlarm } from '../made-up-entries.ts';
import { until } from '../until.ts';
import { Visitor } from '../visitor.ts';
import { fingerprint } from './store-folder.ts';

const DISK_FILLING_ENTRIES = 20;
const goal = 'banner goes on, nothing more is written to IndexedDB, all is there after the next start';

/**
 * Fill the disk, free it while the browser runs, and restart the browser.
 * @param watched ms in which nothing may be written
 */
export async function fullDisk(watched: number): Promise<Finding> {
  const name = 'full disk';
  const disk = mkdtempSync(join(tmpdir(), 'dezhurny-disk-'));
  const why = mount(disk);
  if (why) {
    rmSync(disk, { recursive: true });
    return { name, goal, measured: {}, met: true, skipped: why };
  }
  const cache = mkdtempSync(join(tmpdir(), 'dezhurny-cache-'));
  try {
    const room = await openRoom({ profile: join(disk, 'profile'), early: true, args: [`--disk-cache-dir=${cache}`] });
    const finding = await onDisk(room, disk, watched).finally(() => room.close());
    return { name, goal, ...finding };
  } finally {
    spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
    rmSync(cache, { recursive: true, force: true });
  }
}

async function onDisk({ browser }: Room, disk: string, watched: number): Promise<Pick<Finding, 'measured' | 'met'>> {
  await fillJournal(browser, DISK_FILLING_ENTRIES);
  const before = tally(await browser.storage());
  const visitor = new Visitor(guardedChromium(browser));
  fill(disk);
  // The last block of a file still takes some rows: the disk is full for the journal when a write fails.
  do await visitor.visit();
  while (!(await isClosed(browser)));
  await visitor.visit();
  const written = fingerprint(browser.profile);
  rmSync(join(disk, 'fill'));
  for (let i = 0; i < 3; i++) await visitor.visit();
  await ringAlarm(browser);
  await pause(watched);
  const unwritten = fingerprint(browser.profile) === written;
  const notice = await adminNotice(browser);
  await browser.relaunch();
  const after = await quiet(browser);
  const { lost, twice } = compareGrown(before, after, visitor);
  const visits = [...visitor.visits.values()].reduce((sum, n) => sum + n, 0);
  const gaps = after.gaps.length;
  const missing = after.gaps.reduce((sum, n) => sum + n, 0);
  return {
    measured: { visits, lost, twice, gaps, missing, unseen: visitor.unseen, unwritten: String(unwritten), notice },
    met: lost + twice + gaps + visitor.unseen === 0 && unwritten && notice === 'yes',
  };
}

function compareGrown(before: Tally, after: Tally, visitor: Visitor): { lost: number; twice: number } {
  const wanted = new Map(before.incidents);
  for (const [name, n] of visitor.visits) wanted.set(name, (wanted.get(name) ?? 0) + n);
  return compare(wanted, after.incidents);
}

/** Return true if the store is closed, without opening IndexedDB, which the extension must not do. */
async function isClosed(browser: Chromium): Promise<boolean> {
  const session = await browser.evaluate(() => chrome.storage.session.get(null));
  return session['journal.closed'] === true;
}

async function adminNotice(browser: Chromium): Promise<'yes' | 'no'> {
  const page = await browser.extensionPage('options.html');
  const told = (): Promise<boolean> => page.evaluate(() => document.body.innerText.includes('нет места'));
  const seen = await until(told, { timeout: 10_000, every: 100 }).catch(() => false);
  await page.close();
  return seen ? 'yes' : 'no';
}

/** Mount a small disk. @returns the reason if that is impossible */
function mount(folder: string): string | undefined {
  if (process.platform !== 'linux') return 'a small disk (tmpfs) is made on Linux only';
  const { status, stderr, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', folder]);
  if (status === 0) return;
  return `a small disk (tmpfs) needs root: ${String(error ?? stderr).trim()}`;
}

function fill(disk: string): void {
  const file = openSync(join(disk, 'fill'), 'a');
  const block = Buffer.alloc(4096);
  try {
    for (;;) writeSync(file, block);
  } catch {
    closeSync(file); // no space left, as intended
  }
}
