import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardedChromium } from '../chromium/tab.ts';
import { openRoom, startAgain } from '../classroom.ts';
import { type Finding, pause, secondsSince } from '../finding.ts';
import { add, quiet } from '../journal-tally.ts';
import { Visitor } from '../visitor.ts';

/** ms; the pages whose entries wait are gone. */
const ALARM_EVERY_MS = 500;

export type End = 'closed' | 'killed';

/**
 * End the browser `delay` ms after the banner shows, in each round in one profile, then start it once more and check
 * the journal. A round is a visit to one system in a separate browser.
 */
export async function atTheEnd(how: End, delay: number, rounds: number, least: number): Promise<Finding> {
  const started = Date.now();
  const profile = mkdtempSync(join(tmpdir(), 'dezhurny-end-'));
  const room = await openRoom({ profile, early: true });
  const wanted = new Map<string, number>();
  let unseen = 0;
  for (let round = 0; round < rounds; round++) {
    const visitor = new Visitor(guardedChromium(room.browser), round);
    await visitor.visit();
    await pause(delay);
    await (how === 'closed' ? room.browser.quit() : room.browser.kill());
    for (const name of visitor.visits.keys()) add(wanted, name);
    unseen += visitor.unseen;
    await startAgain(room);
  }
  const found = await quiet(room.browser, ALARM_EVERY_MS);
  await room.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  const incidents = [...found.incidents.values()].reduce((sum, n) => sum + n, 0);
  const more = [...found.incidents].some(([name, n]) => n > (wanted.get(name) ?? 0));
  return {
    name: `${how} at ${delay} ms`,
    goal: `≥ ${least} of ${rounds} kept, none twice`,
    measured: { rounds, kept: incidents, unseen, gaps: found.gaps.length, seconds: secondsSince(started) },
    met: incidents >= least && !more && found.repeated === 0 && found.gaps.length === 0,
  };
}
