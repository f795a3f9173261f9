import { decide } from '../../../core/decision/decide.ts';
import type { NoticedBy } from '../../../core/journal/entry.ts';
import { entryKey, newIncident } from '../../../core/journal/incident.ts';
import { noticeAddress } from '../../../core/messages/notice-address.ts';
import type { PageMessage } from '../../../core/messages/page-messages.ts';
import { indexRules, isOwnHost, matchUrl, parseAddress } from '../../../core/rules/match.ts';
import { randomId } from '../../../platform/browser/random-id.ts';
import { addressOf, showInTab } from '../../../platform/browser/tabs.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { putPending } from '../../../platform/storage/pending-entries.ts';
import { pack } from '../../../rules/index.ts';
import { ingest } from '../ingest/ingest.ts';

const index = indexRules(pack.systems);

type Blocked = Extract<PageMessage, { type: 'blocked' }>;

/**
 * Record an incident and show the notice page where no banner can be shown: the site cannot be reached, the extension has
 * no access to the host, or the page keeps removing the banner. The address is matched and dropped here.
 */
export async function recordAndShowNotice(address: string, tab: number, noticed: NoticedBy): Promise<void> {
  const url = parseAddress(address);
  const match = url && matchUrl(url, index);
  if (!match || (noticed === 'no-access' && match.reach === 'host')) return;
  const verdict = decide(await loadOwnSnapshot(), match, new Date());
  if (verdict.kind === 'ignore') return;
  const incident = newIncident(randomId(), verdict, noticed, pack.id);
  const key = entryKey(incident);
  await putPending(key, incident).catch(() => undefined);
  const kept = await ingest(key, incident, tab);
  if (verdict.kind === 'record' || verdict.kind === 'allowed') return;
  // After “stay” the browser's page remains.
  if (kept.kept && kept.stayed && verdict.kind !== 'block') return;
  await showInTab(tab, noticeAddress(verdict, noticed, kept.kept ? kept.incident : incident.id));
}

/** Replace a page that keeps removing the banner by the notice page, unless the person chose to stay. */
export async function replaceTamperedPage(tab: number): Promise<void> {
  const address = await addressOf(tab);
  if (address) await recordAndShowNotice(address, tab, 'page');
}

/**
 * In mode `block`, leave a page before it loads on a host without access, where block rules do not apply. Its first
 * request may have been sent by then.
 */
export async function blockBeforeLoad(address: string, tab: number): Promise<void> {
  if ((await loadOwnSnapshot()).settings.mode === 'block') await recordAndShowNotice(address, tab, 'no-access');
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
  return url !== null && isOwnHost(url, index);
}
