import { decide } from '../../../core/decision/decide.ts';
import type { Attempt } from '../../../core/journal/attempt.ts';
import { newIncident } from '../../../core/journal/incident.ts';
import { matchUrl, parseAddress } from '../../../core/rules/match.ts';
import type { Surface } from '../../../core/rules/surface.ts';
import { randomId } from '../../../platform/browser/random-id.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { pack } from '../../../rules/index.ts';
import { guardedIndex } from './rule-index.ts';

/**
 * Return the attempt of a navigation, or `null` if it is of no concern now. In mode `block` a page on a host without access
 * is replaced at the start (show-notice.ts `blockBeforeLoad`), which aborts its navigation.
 * @param started epoch ms
 * @param page id of the page that the tab shows, platform/browser/tabs.ts `pageIn`; unknown by default
 * @param opener the tab that opened this one, platform/browser/tabs.ts `openerOf`
 * @param only the surface that is asked for; any by default
 */
export async function newAttempt(
  address: string,
  tab: number,
  started: number,
  { page = null, opener, only }: { page?: string | null; opener: number | null; only?: Surface },
): Promise<Attempt | null> {
  const url = parseAddress(address);
  const snapshot = await loadOwnSnapshot();
  const match = url && matchUrl(url, guardedIndex(snapshot));
  if (!match || (only && match.surface !== only)) return null;
  const verdict = decide(snapshot, match, new Date());
  if (verdict.kind === 'ignore' || (verdict.kind === 'block' && match.reach === 'anywhere')) return null;
  const incident = newIncident(randomId(), verdict, 'attempt', pack.id);
  return { tab, opener, address, page, started, phase: 'begun', shown: null, incident, restarts: 0 };
}
