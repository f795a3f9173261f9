import { decide } from '../../../core/decision/decide.ts';
import type { NoticedBy } from '../../../core/journal/entry.ts';
import { entryKey, newIncident } from '../../../core/journal/incident.ts';
import { noticeAddress } from '../../../core/messages/notice-address.ts';
import type { PageMessage } from '../../../core/messages/page-messages.ts';
import { indexRules, isOwnHost, matchUrl, parseAddress } from '../../../core/rules/match.ts';
import { randomId } from '../../../platform/browser/random-id.ts';
import { addressOf, showInTab } from '../../../platform/browser/tabs.ts';
import { loadGuardSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { putPending } from '../../../platform/storage/pending-entries.ts';
import { pack } from '../../../rules/index.ts';
import { ingest } from '../ingest/ingest.ts';

const index = indexRules(pack.systems);

type Blocked = Extract<PageMessage, { type: 'blocked' }>;

/**
 * A listed address in a tab where no content script can speak: the page cannot be reached, its host is none of ours,
 * or it lets no banner stand. Records it and shows the notice page in its place. The address is matched and dropped here.
 */
export async function recordAndShowNotice(address: string, tab: number, noticed: NoticedBy): Promise<void> {
  const url = parseAddress(address);
  const match = url && matchUrl(url, index);
  if (!match || (noticed === 'no-access' && match.reach === 'host')) return;
  const verdict = decide(await loadGuardSnapshot(), match, new Date());
  if (verdict.kind === 'ignore') return;
  const incident = newIncident(randomId(), verdict, noticed, pack.id);
  const key = entryKey(incident);
  await putPending(key, incident).catch(() => undefined);
  const kept = await ingest(key, incident, tab);
  if (verdict.kind === 'record' || verdict.kind === 'allowed') return;
  // Who chose to stay sees what the browser has to show.
  if (kept.kept && kept.stayed && verdict.kind !== 'block') return;
  await showInTab(tab, noticeAddress(verdict, noticed, kept.kept ? kept.incident : incident.id));
}

/** A page that lets no banner stand: the notice page takes its place, unless the person has chosen to stay. */
export async function replaceTamperedPage(tab: number): Promise<void> {
  const address = await addressOf(tab);
  if (address) await recordAndShowNotice(address, tab, 'page');
}

/**
 * In mode `block` a page on a host that is none of ours is left before it comes: the browser's blocker has no say
 * there. Its first request may have gone out by then.
 */
export async function blockBeforeLoad(address: string, tab: number): Promise<void> {
  if ((await loadGuardSnapshot()).settings.mode === 'block') await recordAndShowNotice(address, tab, 'no-access');
}

/**
 * Puts the notice in place of a page that came without a request, from the site's own service worker, or was there
 * before the bell: under a banner it would go on talking to its servers.
 */
export async function replaceWithNotice({ system, incident }: Blocked, tab: number): Promise<void> {
  const verdict = decide(await loadGuardSnapshot(), { system }, new Date());
  if (verdict.kind === 'block') await showInTab(tab, noticeAddress(verdict, 'page', incident));
}

/** Whether an address is one where our content script runs. */
export function isMessengerPage(address: string): boolean {
  const url = parseAddress(address);
  return url !== null && isOwnHost(url, index);
}
