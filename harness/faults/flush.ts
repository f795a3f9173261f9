import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRoom } from '../classroom.ts';
import { findChromium } from '../find-browser.ts';
import { type Finding, pause } from '../finding.ts';
import { deliveredIncident } from '../made-up-entries.ts';

/** When an incident was delivered and acknowledged, in s since 1970. */
interface Acknowledged {
  from: number;
  to: number;
}

const name = 'flushed to disk';
const goal = '≥ 1 fdatasync on IndexedDB between handing over and acknowledgement, for each incident';

/** Count the browser's flushes to disk by strace. */
export async function flushed(incidents: number): Promise<Finding> {
  const chromium = findChromium() ?? 'chromium';
  if (spawnSync('strace', ['-V']).status !== 0) {
    return { name, goal, measured: {}, met: true, skipped: 'there is no strace (apt-get install strace)' };
  }
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-strace-'));
  const log = join(folder, 'syncs');
  const traced = join(folder, 'chromium');
  writeFileSync(
    traced,
    `#!/bin/sh\nexec strace -f -qq -y -ttt -T -e trace=fsync,fdatasync -o ${log} ${chromium} "$@"\n`,
  );
  chmodSync(traced, 0o755);
  const acknowledged = await deliverOneByOne(incidents, traced);
  const syncs = syncsIn(readFileSync(log, 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  const covered = acknowledged.filter(({ from, to }) => syncs.some((end) => end > from && end < to)).length;
  return {
    name,
    goal,
    measured: { incidents, acknowledged: acknowledged.length, flushedBefore: covered, syncs: syncs.length },
    met: acknowledged.length === incidents && covered === incidents,
  };
}

/**
 * Send incidents to the worker from the notice page, as the content script does.
 * @param executable command that starts the browser
 */
async function deliverOneByOne(incidents: number, executable: string): Promise<Acknowledged[]> {
  const room = await openRoom({ executable });
  const acknowledged: Acknowledged[] = [];
  for (let i = 0; i < incidents; i++) {
    const page = await room.browser.extensionPage('notice.html');
    const entry = deliveredIncident(i);
    const message = JSON.stringify({ type: 'deliver', key: entry.id, entry });
    const from = Date.now() / 1000;
    const answer = (await page.evaluate(`chrome.runtime.sendMessage(${message})`)) as { kept?: boolean } | null;
    if (answer?.kept) acknowledged.push({ from, to: Date.now() / 1000 });
    await page.close();
    await pause(50);
  }
  await room.close();
  return acknowledged;
}

/**
 * Return the end of each flush of a file of the extension's IndexedDB, in s since 1970. If another thread makes a call
 * during one, strace writes two lines for it, and only the first names the file.
 */
function syncsIn(log: string): number[] {
  const begun = new Set<string>();
  return log.split('\n').flatMap((line) => {
    const [, thread = '', at = '', call = ''] = /^(\d+)\s+(\d+\.\d+) (.*)$/.exec(line) ?? [];
    const isOurs = /^f(data)?sync\(\d+<[^>]*IndexedDB[^>]*>/.test(call);
    if (isOurs && call.includes('<unfinished')) begun.add(thread);
    const isEnd = call.startsWith('<... f') && begun.delete(thread);
    const [, seconds] = /=\s*0 <([\d.]+)>$/.exec(call) ?? [];
    if (seconds === undefined) return [];
    if (isEnd) return [Number(at)];
    return isOurs ? [Number(at) + Number(seconds)] : [];
  });
}
