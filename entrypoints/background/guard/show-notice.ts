import { decide } from '../../../core/decision/decide.ts';
import type { IncidentVerdict } from '../../../core/decision/verdict.ts';
import type { Attempt, AttemptEffect } from '../../../core/journal/attempt.ts';
import type { Incident, NoticedBy } from '../../../core/journal/entry.ts';
import { entryKey, newIncident } from '../../../core/journal/incident.ts';
import { noticeAddress } from '../../../core/messages/notice-address.ts';
import type { PageMessage } from '../../../core/messages/page-messages.ts';
import { isOwnHost, matchUrl, parseAddress } from '../../../core/rules/match.ts';
import { modeForSystem } from '../../../core/settings/mode-for-system.ts';
import { randomId } from '../../../platform/browser/random-id.ts';
import { isTabOpen, pagesAround, showAfterPage, showInTab, staysOpen } from '../../../platform/browser/tabs.ts';
import type { PageSender } from '../../../platform/delivery/inbox.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { putPending } from '../../../platform/storage/pending-entries.ts';
import { pack } from '../../../rules/index.ts';
import { ingest } from '../ingest/ingest.ts';
import { accessIndex, guardedIndex } from './rule-index.ts';

/** ms in which a new tab usually closes whose address turned out to be a file. */
const CLOSING_MS = 300;

type Blocked = Extract<PageMessage, { type: 'blocked' }>;

/**
 * Record an incident and show the notice page where no banner can be shown: the site cannot be reached, the extension has
 * no access to the host, or the page keeps removing the banner. The address is matched and dropped here.
 * @param begun the incident of the attempt that ends so. Under its id the visit stays one incident, also when the worker is
 * stopped before the attempt is settled
 */
export async function recordAndShowNotice(
  address: string,
  tab: number,
  noticed: NoticedBy,
  begun?: Pick<Incident, 'id' | 'system'>,
): Promise<void> {
  const url = parseAddress(address);
  const snapshot = await loadOwnSnapshot();
  const match = url && matchUrl(url, guardedIndex(snapshot));
  if (!match || (noticed === 'no-access' && match.reach === 'host')) return;
  const verdict = decide(snapshot, match, new Date());
  if (verdict.kind === 'ignore') return;
  const id = begun?.system === match.system ? begun.id : randomId();
  const incident = newIncident(id, verdict, noticed, pack.id);
  await keep(incident);
  const recorded = await record(incident, tab);
  if (!isNoticeDue(verdict, recorded)) return;
  // A page that loaded stays in the tab's history, so that “stay” can go back to it.
  const show = noticed === 'page' || noticed === 'no-access' ? showAfterPage : showInTab;
  await show(tab, noticeAddress(verdict, noticed, recorded.incident));
}

/** An incident in the journal: its id there, the tab that it belongs to, and whether the person chose to stay. */
export interface RecordedAttempt {
  incident: string;
  tab: number;
  stayed: boolean;
}

/** Record the incident of an attempt. Recording it again changes nothing. */
export async function recordAttempt(attempt: Attempt): Promise<RecordedAttempt> {
  await keep(attempt.incident);
  const tab = await remainingTab(attempt);
  return { tab, ...(await record(attempt.incident, tab)) };
}

/** Show the notice of an attempt that was recorded. @returns false if no notice is needed */
export async function showAttempt({ attempt, stay }: ShownAttempt, recorded: RecordedAttempt): Promise<boolean> {
  const { system, surface, id } = attempt.incident;
  const verdict = decide(await loadOwnSnapshot(), { system, surface }, new Date());
  if (verdict.kind === 'ignore' || !isNoticeDue(verdict, recorded)) return false;
  const path = noticeAddress(verdict, 'attempt', recorded.incident, stay === 'wait' ? id : undefined);
  await showAfterPage(recorded.tab, path);
  if (!mayClose(attempt) || recorded.tab !== attempt.tab) return true;
  // On a slow PC the new tab of a file closes later, and the notice with it.
  if (!(await staysOpen(attempt.tab, path))) await showAfterPage(attempt.opener, path);
  return true;
}

type ShownAttempt = Extract<AttemptEffect, { do: 'show' }>;

/**
 * Return the tab that an attempt belongs to. A new tab closes by itself when its address turns out to be a file; then it
 * is the tab that opened it.
 */
async function remainingTab(attempt: Attempt): Promise<number> {
  if (!mayClose(attempt)) return attempt.tab;
  const { tab, opener } = attempt;
  await new Promise((resume) => setTimeout(resume, CLOSING_MS));
  return !(await isTabOpen(tab)) && (await isTabOpen(opener)) ? opener : tab;
}

/** Return true if the tab of an attempt closes when its address turns out to be a file. */
function mayClose(attempt: Attempt): attempt is Attempt & { opener: number } {
  return attempt.opener !== null && attempt.incident.surface === 'download';
}

/** After “stay” the browser's page remains. */
function isNoticeDue({ kind }: { kind: IncidentVerdict['kind'] }, { stayed }: { stayed: boolean }): boolean {
  return kind === 'block' || ((kind === 'warn' || kind === 'redirect') && !stayed);
}

/** Write a pending incident into the journal. */
async function record(incident: Incident, tab: number): Promise<{ incident: string; stayed: boolean }> {
  const ack = await ingest(entryKey(incident), incident, tab);
  return ack.kept ? ack : { incident: incident.id, stayed: false };
}

/** Store the pending copy, which survives the end of the browser. */
async function keep(incident: Incident): Promise<void> {
  await putPending(entryKey(incident), incident).catch(() => undefined);
}

/**
 * Return true if no page around a messenger's frame is guarded itself. A page of a listed host that no rule matches, or
 * that the school allows, has no banner that would cover the frame.
 */
export async function isOutermostMessenger({ tab, frame }: PageSender): Promise<boolean> {
  const index = guardedIndex(await loadOwnSnapshot());
  return (await pagesAround(tab, frame)).every((address) => {
    const url = parseAddress(address);
    return !url || !isOwnHost(url, accessIndex) || !matchUrl(url, index);
  });
}

/**
 * In mode `block`, leave a page before it loads on a host without access, where block rules do not apply. Its first
 * request may have been sent by then.
 */
export async function blockBeforeLoad(address: string, tab: number): Promise<void> {
  const url = parseAddress(address);
  const snapshot = await loadOwnSnapshot();
  const match = url && matchUrl(url, guardedIndex(snapshot));
  if (match && modeForSystem(snapshot.settings, match.system) === 'block')
    await recordAndShowNotice(address, tab, 'no-access');
}

/**
 * Replace a page that came from the site's service worker, or was open before the bell, by the notice page. Behind a
 * banner it would keep its connections.
 */
export async function replaceWithNotice({ system, incident }: Blocked, tab: number): Promise<void> {
  const verdict = decide(await loadOwnSnapshot(), { system }, new Date());
  if (verdict.kind === 'block') await showInTab(tab, noticeAddress(verdict, 'page', incident));
}

/** Return true if the content script runs at an address. */
export function isMessengerPage(address: string): boolean {
  const url = parseAddress(address);
  return url !== null && isOwnHost(url, accessIndex);
}
