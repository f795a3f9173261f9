import type { LoadFailure } from '../../../core/decision/load-error.ts';
import {
  type Attempt,
  type AttemptEffect,
  type AttemptEvent,
  nextLook,
  type TabView,
} from '../../../core/journal/attempt.ts';
import { attemptStep } from '../../../core/journal/attempt-step.ts';
import { isTabOpen, openerOf, pageIn, type ShownPage } from '../../../platform/browser/tabs.ts';
import { setAttemptAlarm } from '../../../platform/delivery/attempt-alarm.ts';
import { allAttempts, changingAttempts, getAttempt, replaceAttempt } from '../../../platform/delivery/attempts.ts';
import { armSweepAlarm } from '../../../platform/delivery/sweep-alarm.ts';
import { expectPage } from '../ingest/attempt-page.ts';
import { newAttempt } from './new-attempt.ts';
import { RedirectWatch } from './redirect-watch.ts';
import { isMessengerPage, recordAndShowNotice, recordAttempt, showAttempt } from './show-notice.ts';

/** The fields of a webNavigation event in use. `timeStamp`: epoch ms. */
interface Navigation {
  url: string;
  tabId: number;
  timeStamp: number;
}

const redirects = new RedirectWatch();

/** A navigation to a listed address starts. Resolves when it is settled or its notice is shown. */
export async function startAttempt({ url, tabId, timeStamp }: Navigation): Promise<void> {
  // At once: the page may come soon, and the new tab of a file closes soon.
  const atStart = tabNow(tabId);
  redirects.begin(tabId, url);
  void change(tabId, async (before) => {
    const { page } = await atStart;
    return before && hasCome(before, page) ? { kind: 'commit' } : null;
  });
  const begun = await change(tabId, async () => {
    const { page, opener } = await atStart;
    const attempt = await newAttempt(url, tabId, timeStamp, { page: page?.id ?? null, opener });
    if (attempt) await armSweepAlarm(); // in case the worker is stopped before its timers fire
    return attempt && { kind: 'start', attempt };
  });
  if (begun) await lookWhenDue(begun);
  else redirects.end(tabId);
}

/** A listed page appears in a tab. */
export async function commitAttempt(tab: number): Promise<void> {
  await change(tab, async (attempt) => attempt && { kind: 'commit' });
}

/** A navigation to a listed address ends without a page. */
export async function endAttempt({ url, tabId, timeStamp }: Navigation, failure: LoadFailure): Promise<void> {
  let ended: Attempt | null = null;
  const onRedirect = () => void change(tabId, async () => ended && { kind: 'redirect', attempt: ended });
  const redirected = failure === 'aborted' && redirects.noteAbort(tabId, timeStamp, onRedirect);
  const atEnd = tabNow(tabId); // at once: the new tab of a file closes soon
  await change(tabId, async (attempt) => {
    if (failure === 'aborted') {
      const download = attempt
        ? null
        : await newAttempt(url, tabId, timeStamp, { opener: (await atEnd).opener, only: 'download' });
      ended = redirected ? null : attempt;
      return { kind: 'abort', at: timeStamp, download, redirected };
    }
    if (attempt?.phase !== 'shown') await recordAndShowNotice(url, tabId, failure, attempt?.incident);
    return { kind: 'fail' };
  });
}

/** Return the page of a tab, and the tab that opened it if it has shown none: a file closes such a tab alone. */
async function tabNow(tab: number): Promise<{ page: ShownPage | null; opener: number | null }> {
  const [page, opener] = await Promise.all([pageIn(tab), openerOf(tab)]);
  return { page, opener: page && page.address !== '' && page.address !== 'about:blank' ? null : opener };
}

/** The person waits anyway. @returns the address to go to, or `null` if it is no longer held */
export async function waitAnyway(tab: number, incident: string): Promise<string | null> {
  let address: string | null = null;
  await change(tab, async (attempt) => {
    if (attempt?.phase === 'shown' && attempt.incident.id === incident) address = attempt.address;
    return { kind: 'wait', incident };
  });
  return address;
}

/** Look at every attempt, and set the timers of a worker that was stopped again. */
export async function settleAttempts(): Promise<void> {
  for (const { tab } of await allAttempts()) {
    const attempt = await lookAt(tab);
    if (attempt) void lookWhenDue(attempt);
  }
}

/** Look at an attempt whenever it is due, until it is settled or its notice is shown. */
async function lookWhenDue(attempt: Attempt): Promise<void> {
  const due = nextLook(attempt);
  if (due === null) return;
  await wait(due - Date.now());
  const next = await lookAt(attempt.tab);
  if (next) await lookWhenDue(next);
}

/** @returns the attempt of the tab, `null` once settled */
function lookAt(tab: number): Promise<Attempt | null> {
  return change(tab, async (attempt) => {
    const page = attempt && (await pageIn(tab));
    if (!attempt || hasCome(attempt, page)) return attempt && { kind: 'commit' };
    return { kind: 'look', at: Date.now(), tab: await viewOf(attempt, page) };
  });
}

async function viewOf(attempt: Attempt, page: ShownPage | null): Promise<TabView> {
  if (!(await isTabOpen(attempt.tab))) return 'closed';
  return isAnother(attempt, page) ? 'other-page' : 'same-page';
}

/**
 * Return true if a listed page has come, which its content script records. Its event is lost if the worker was stopped just
 * then.
 */
function hasCome(attempt: Attempt, page: ShownPage | null): boolean {
  return attempt.phase !== 'shown' && isAnother(attempt, page) && isMessengerPage(page.address);
}

function isAnother({ page: before }: Attempt, page: ShownPage | null): page is ShownPage {
  return before !== null && page !== null && before !== page.id;
}

/**
 * Apply an event to the attempt of a tab. The effects come first: if the worker is stopped between, they are repeated,
 * which changes nothing.
 * @returns the attempt, `null` once settled
 */
function change(
  tab: number,
  eventOf: (attempt: Attempt | null) => Promise<AttemptEvent | null>,
): Promise<Attempt | null> {
  return changingAttempts(async () => {
    const attempt = await getAttempt(tab);
    const event = await eventOf(attempt);
    if (!event) return null;
    const step = attemptStep(attempt, event);
    const next = (await perform(step.effects)) ? step.next : null;
    if (!attempt && !next) return null;
    await replaceAttempt(attempt, next);
    await setAttemptAlarm(tab, next && nextLook(next));
    return next;
  });
}

/** @returns false if a notice was to be shown and is not needed */
async function perform(effects: readonly AttemptEffect[]): Promise<boolean> {
  const expected = effects.find((effect) => effect.do === 'expect-page');
  const first = effects.find((effect) => effect !== expected);
  const recorded = first && (await recordAttempt(first.attempt));
  if (expected) await expectPage(expected.attempt.incident);
  const notice = effects.find((effect) => effect.do === 'show');
  return !notice || !recorded || showAttempt(notice, recorded);
}

const wait = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, Math.max(0, ms)));
