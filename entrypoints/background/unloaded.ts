import type { NoticedBy } from '../../core/entry.ts';
import { exemptionAt } from '../../core/exempt.ts';
import { entryKey, newIncident } from '../../core/incident.ts';
import { indexRules, isOwnHost, matchUrl, parseAddress } from '../../core/match.ts';
import { noticeAddress } from '../../core/notice.ts';
import { judge, situationAt } from '../../core/verdict.ts';
import { loadGiven } from '../../platform/given.ts';
import { randomId } from '../../platform/random-id.ts';
import { showInTab } from '../../platform/tabs.ts';
import { putWaiting } from '../../platform/waiting.ts';
import { pack } from '../../rules/index.ts';
import { keep } from './keep.ts';

const index = indexRules(pack.systems);

/**
 * A listed address in a tab where no content script can speak: the page cannot be reached, or its host is none of
 * ours. Records it and shows the notice page in its place. The address is matched and dropped here.
 */
export async function noticeUnloaded(address: string, tab: number, noticed: NoticedBy): Promise<void> {
  const url = parseAddress(address);
  const match = url && matchUrl(url, index);
  if (!match || (noticed === 'no-access' && match.reach === 'host')) return;
  const { settings, handLesson, exemption } = await loadGiven();
  const now = new Date();
  const situation = situationAt(now, settings, handLesson);
  const verdict = judge(match, situation, settings.mode, exemptionAt(now, exemption));
  if (verdict.kind === 'ignore') return;
  const incident = newIncident(randomId(), verdict, noticed, pack.id);
  const key = entryKey(incident);
  await putWaiting(key, incident).catch(() => undefined);
  const kept = await keep(key, incident, tab);
  if (verdict.kind === 'record' || verdict.kind === 'allow') return;
  // Who chose to stay sees what the browser has to show.
  if (kept.kept && kept.stayed && verdict.kind !== 'block') return;
  await showInTab(tab, noticeAddress(verdict, noticed, kept.kept ? kept.incident : incident.id));
}

/** Whether an address is one where our content script runs. */
export function isMessengerPage(address: string): boolean {
  const url = parseAddress(address);
  return url !== null && isOwnHost(url, index);
}
