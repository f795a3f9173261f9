import { guardedChromium } from '../../harness/chromium/tab.ts';
import { openRoom } from '../../harness/classroom.ts';
import { type Finding, pause, secondsSince } from '../../harness/finding.ts';
import { quiet } from '../../harness/journal-tally.ts';
import { putSetting } from '../../harness/private-store.ts';
import { Visitor } from '../../harness/visitor.ts';

/** Settings arrive some seconds after the first start: visits before and after are recorded once each. */
export async function lateSettings(delays: readonly number[]): Promise<Finding> {
  const started = Date.now();
  let lost = 0;
  let wrong = 0;
  for (const delay of delays) {
    const room = await openRoom();
    const visitor = new Visitor(guardedChromium(room.browser));
    await visitor.visit();
    await pause(delay);
    await room.browser.inPlainPage((page) => putSetting(page, 'settings', { mode: 'redirect', countdown: 60 }));
    await visitor.visit();
    const found = await quiet(room.browser);
    const incidents = [...found.incidents.values()].reduce((sum, n) => sum + n, 0);
    lost += Math.max(0, 2 - incidents);
    wrong += Math.max(0, incidents - 2) + found.gaps.length + visitor.unseen;
    await room.close();
  }
  return {
    name: 'late settings',
    goal: `${delays.map((ms) => ms / 1000).join(', ')} s late: nothing lost`,
    measured: { rounds: delays.length, lost, wrong, seconds: secondsSince(started) },
    met: lost + wrong === 0,
  };
}
