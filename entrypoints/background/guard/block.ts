import { browser } from 'wxt/browser';
import { blockedSystems } from '../../../core/decision/decide.ts';
import { nextBell } from '../../../core/decision/next-bell.ts';
import { blockRules } from '../../../core/rules/dnr-rules.ts';
import { mayBlock } from '../../../core/settings/mode-for-system.ts';
import { wholeMinuteAfter } from '../../../core/time/utc-minute.ts';
import { areInForce, changingRules, replaceRules } from '../../../platform/browser/dnr-session.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { pack } from '../../../rules/index.ts';

/** The alarm at which educational use begins or ends. It exists only where a system may be blocked: other modes need no timer. */
export const BELL_ALARM = 'bell';

/**
 * Update the block rules for this moment, and set the alarm of the next bell. Call it at every start of the worker or
 * browser, at each bell, and when settings or the manual lesson change.
 * @param renew write the rules even if they look unchanged: an update may have changed them
 */
export function updateBlocking({ renew = false } = {}): Promise<void> {
  return changingRules(() => applyBlockRules(renew).catch(retryInOneMinute));
}

async function applyBlockRules(renew: boolean): Promise<void> {
  const snapshot = await loadOwnSnapshot();
  const { settings, handLesson } = snapshot;
  const now = new Date();
  const rules = blockRules(blockedSystems(snapshot, pack.systems, now), {
    dotted: import.meta.env.FIREFOX,
    allowed: settings.allowed ?? [],
  });
  if (renew || !(await areInForce(rules))) await replaceRules(rules);
  const bell = mayBlock(settings) ? nextBell(now, settings, handLesson) : null;
  if (bell) await browser.alarms.create(BELL_ALARM, { when: bell.getTime() });
  else await browser.alarms.clear(BELL_ALARM);
}

/** Retry after the browser rejected the rules, so that they match the current lesson again. */
async function retryInOneMinute(): Promise<void> {
  await browser.alarms.create(BELL_ALARM, { when: wholeMinuteAfter(Date.now(), 60_000) });
}
