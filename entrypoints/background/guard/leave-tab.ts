import type { GuardSnapshot } from '../../../core/decision/guard-snapshot.ts';
import { entryKey, newOutcome, outcomeOf } from '../../../core/journal/incident.ts';
import { matchUrl, parseAddress } from '../../../core/rules/match.ts';
import { closeTab, leavesPage, openBeside, openInTab, pageIn } from '../../../platform/browser/tabs.ts';
import { getEpisode } from '../../../platform/delivery/episodes.ts';
import type { PageSender } from '../../../platform/delivery/inbox.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { ingest } from '../ingest/ingest.ts';
import { failedLoads } from './failed-loads.ts';
import { guardedIndex } from './rule-index.ts';

/** Where a person goes. */
type Target = 'max' | 'sferum' | 'join' | 'close';

/**
 * Close a tab, or lead it to MAX or Сферум. Its page may ask the person, who may stay; then nothing is recorded. A page
 * records that it is left itself (entrypoints/messenger.content/leave-page.ts). A frame may end too soon for that: its
 * process gets half a second once the tab has another page
 * (`kUnloadTimeout` in content/browser/renderer_host/render_frame_host_impl.cc).
 */
export async function leaveTab(to: Target | 'my-school', sender: PageSender): Promise<void> {
  const { tab, frame } = sender;
  const snapshot = await loadOwnSnapshot();
  if (to === 'my-school') {
    await openBeside(tab, snapshot.settings.mySchoolLink);
    return;
  }
  const before = frame === 0 ? null : await pageIn(tab);
  if (to === 'close') await closeTab(tab);
  else {
    failedLoads.listen();
    await openInTab(tab, snapshot.settings[`${to}Link`] ?? snapshot.settings.maxLink);
  }
  if (before && (await leavesPage(tab, before))) await recordLeft(to, sender, snapshot);
}

/** Record that a person left a frame. If the frame records it too, nothing changes. */
async function recordLeft(to: Target, { tab, address }: PageSender, snapshot: GuardSnapshot): Promise<void> {
  const url = parseAddress(address);
  const match = url && matchUrl(url, guardedIndex(snapshot));
  const episode = match && (await getEpisode(tab, match.system));
  if (episode?.answer !== 'none') return;
  const outcome = newOutcome(episode.incident, outcomeOf[to]);
  await ingest(entryKey(outcome), outcome, tab);
}
