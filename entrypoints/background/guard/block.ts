import { browser } from 'wxt/browser';
import { blockedSystems } from '../../../core/decision/decide.ts';
import { nextBell } from '../../../core/decision/next-bell.ts';
import { blockRules } from '../../../core/rules/dnr-rules.ts';
import { areInForce, changingRules, replaceRules } from '../../../platform/browser/dnr-session.ts';
import { loadGuardSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { pack } from '../../../rules/index.ts';

/** The alarm at which educational use begins or ends. It exists only in mode `block`: other modes need no timer. */
export const BELL_ALARM = 'bell';

/**
 * Puts what the browser blocks in step with this moment, and the alarm at the next one. Rules outlive worker and
 * browser, so it is asked at every start of either, at the bell, and when settings or a lesson by hand change.
 * @param renew write the rules even if there are some: after an update they may be others
 */
export function updateBlocking({ renew = false } = {}): Promise<void> {
  return changingRules(() => bringIntoStep(renew).catch(tryAgain));
}

async function bringIntoStep(renew: boolean): Promise<void> {
  const snapshot = await loadGuardSnapshot();
  const { settings, handLesson } = snapshot;
  const now = new Date();
  const rules = blockRules(blockedSystems(snapshot, pack.systems, now));
  if (renew || !(await areInForce(rules))) await replaceRules(rules);
  const bell = settings.mode === 'block' ? nextBell(now, settings, handLesson) : null;
  if (bell) await browser.alarms.create(BELL_ALARM, { when: bell.getTime() });
  else await browser.alarms.clear(BELL_ALARM);
}

/** Rules of a lesson that is over must not stay because the browser refused once, nor a lesson go without. */
async function tryAgain(): Promise<void> {
  await browser.alarms.create(BELL_ALARM, { delayInMinutes: 1 });
}
