import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryKey } from '../../core/journal/incident.ts';
import type { Chromium } from '../chromium/chromium.ts';
import { guardedChromium } from '../chromium/tab.ts';
import { openRoom, startAgain } from '../classroom.ts';
import type { Finding } from '../finding.ts';
import { quiet, type Tally, tally } from '../journal-tally.ts';
import { deliveredIncident, fillJournal, letWait } from '../made-up-entries.ts';
import { until } from '../until.ts';
import { Visitor } from '../visitor.ts';
import { type Damage, damageStore } from './store-folder.ts';

const DAMAGED_ENTRIES = 60;
/** ms; the entry that waits is of a page that is gone. */
const ALARM_EVERY_MS = 500;

/** Damage the store while the browser is closed: warning and recording continue, and one gap tells what is missing. */
export async function afterDamage(how: Damage): Promise<Finding> {
  const profile = mkdtempSync(join(tmpdir(), 'dezhurny-damage-'));
  const room = await openRoom({ profile, early: true });
  await fillJournal(room.browser, DAMAGED_ENTRIES);
  const before = tally(await room.browser.storage());
  const kept = deliveredIncident();
  await letWait(room.browser, [kept]);
  await room.browser.kill();
  damageStore(profile, how);
  await startAgain(room);
  const visitor = new Visitor(guardedChromium(room.browser));
  await visitor.visit();
  const first = await quiet(room.browser, ALARM_EVERY_MS);
  const shown = await shownGap(room.browser);
  await visitor.leave();
  await startAgain(room);
  const again = await quiet(room.browser, ALARM_EVERY_MS);
  await room.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  const facts = factsOf(before, first, kept.id);
  const right = facts.missing === facts.told && facts.missing > 0 && facts.waitingBack === 1 && facts.recorded === 1;
  const later = first.keys.filter((key) => !again.keys.includes(key)).length;
  const once = first.gaps.length === 1 && again.gaps.length === 1 && later + first.repeated + visitor.unseen === 0;
  return {
    name: `damage: ${how}`,
    goal: 'banner and record go on, one gap, what waited comes back, the administrator sees it',
    measured: { ...facts, gaps: again.gaps.length, later, unseen: visitor.unseen, shown },
    met: right && once && shown === 'yes',
  };
}

function factsOf(
  before: Tally,
  after: Tally,
  waited: string,
): Record<'missing' | 'told' | 'waitingBack' | 'recorded', number> {
  const there = new Set(after.keys);
  // The entry that waited is of the last session and has no answer: an outcome for it follows later.
  const known = new Set([...before.keys, ...after.outcomes.map(entryKey), waited]);
  return {
    missing: before.keys.filter((key) => !there.has(key)).length,
    told: after.gaps.reduce((sum, missing) => sum + missing, 0),
    waitingBack: after.keys.filter((key) => key === waited).length,
    recorded: after.keys.filter((key) => !known.has(key)).length - after.gaps.length,
  };
}

/** Return `yes` if the administrator's page has a line for the gap. */
async function shownGap(browser: Chromium): Promise<'yes' | 'no'> {
  const page = await browser.extensionPage('options.html');
  const line = (): Promise<boolean> => page.evaluate(() => /Из журнала пропал/.test(document.body.innerText));
  const seen = await until(line, { timeout: 10_000, every: 100 }).catch(() => false);
  await page.close();
  return seen ? 'yes' : 'no';
}
