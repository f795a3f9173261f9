import { isAboutIncident } from '../../../core/journal/about-incident.ts';
import type { Delivered } from '../../../core/journal/entry.ts';
import { type Episode, episodeOf } from '../../../core/journal/episode.ts';
import { newOutcome, visitKey } from '../../../core/journal/incident.ts';
import { isTabOpen } from '../../../platform/browser/tabs.ts';
import { allAttempts } from '../../../platform/delivery/attempts.ts';
import { allEpisodes, removeEpisode } from '../../../platform/delivery/episodes.ts';
import { exclusively, hasEntry, openIncidents } from '../../../platform/journal/journal.ts';
import { allPending } from '../../../platform/storage/pending-entries.ts';
import { parseAllDelivered, parseDelivered } from './acceptance.ts';
import { append } from './journal-writer.ts';

/**
 * Return the episodes whose tab is gone. Those of a tab with an open attempt are left out: the attempt may still record the
 * same visit.
 */
export async function closedEpisodes(): Promise<Episode[]> {
  const attempting = new Set((await allAttempts()).map(({ tab }) => tab));
  const gone: Episode[] = [];
  for (const episode of await allEpisodes()) {
    if (!attempting.has(episode.tab) && !(await isTabOpen(episode.tab))) gone.push(episode);
  }
  return gone;
}

/**
 * Write `unanswered` for the warnings of episodes whose tab is gone that have no outcome, and remove the episodes. An
 * episode is stored before its incident, which may never reach the journal.
 */
export function endEpisodes(gone: readonly Episode[]): Promise<void> {
  return exclusively(async () => {
    await appendUnanswered(gone.flatMap(({ answer, incident }) => (answer === 'none' ? [incident] : [])));
    for (const episode of gone) await removeEpisode(episode);
  });
}

/**
 * Return the keys of pending outcomes and marks whose incident is in the journal. A page that is being left stores its outcome, but
 * its message may be lost; an outcome needs no tab.
 */
export async function pendingAnswers(): Promise<string[]> {
  const episodes = await allEpisodes();
  return pendingKeysOf(
    async (entry) =>
      isAboutIncident(entry) && hasEntry(episodeOf(episodes, entry.incident)?.incident ?? entry.incident),
  );
}

/** Return the keys of pending incidents of pages that episodes of closed tabs await. */
export async function pendingPages(gone: readonly Episode[]): Promise<string[]> {
  const awaited = new Set(gone.flatMap(({ awaitsPage, key }) => (awaitsPage ? [key] : [])));
  if (awaited.size === 0) return [];
  return pendingKeysOf(async (entry) => entry.kind === 'incident' && awaited.has(visitKey(entry)));
}

/** Return the keys of valid pending entries that meet a condition. */
async function pendingKeysOf(meets: (entry: Delivered) => Promise<boolean>): Promise<string[]> {
  const keys: string[] = [];
  for (const [key, raw] of await allPending()) {
    const entry = await parseDelivered(raw);
    if (entry && (await meets(entry))) keys.push(key);
  }
  return keys;
}

/** Return the ids of incidents without an outcome at browser start, pending ones included. */
export async function unansweredBefore(): Promise<string[]> {
  const waiting = await parseAllDelivered([...(await allPending()).values()]);
  return [...(await openIncidents()), ...waiting.flatMap((entry) => (entry?.kind === 'incident' ? [entry.id] : []))];
}

/**
 * Write `unanswered` for warnings of the previous browser session, except those whose visit a restored tab resumed.
 * @param before ids from {@link unansweredBefore}
 */
export function reconcileLastSession(before: readonly string[]): Promise<void> {
  return exclusively(async () => {
    const current = new Set((await allEpisodes()).map(({ incident }) => incident));
    await appendUnanswered(before.filter((incident) => !current.has(incident)));
  });
}

/** Write `unanswered` for those of the incidents that are in the journal without an outcome. */
async function appendUnanswered(incidents: readonly string[]): Promise<void> {
  const open = new Set(await openIncidents());
  const left = incidents.filter((incident) => open.has(incident));
  if (left.length > 0) await append(left.map((incident) => newOutcome(incident, 'unanswered')));
}

/** Return true if a warning of this session has no outcome yet. */
export async function hasOpenEpisodes(): Promise<boolean> {
  return (await allEpisodes()).some(({ answer }) => answer === 'none');
}
