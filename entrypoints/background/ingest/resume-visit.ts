import type { Incident } from '../../../core/journal/entry.ts';
import type { Episode } from '../../../core/journal/episode.ts';
import { type Answered, resumeVisit } from '../../../core/journal/visit.ts';
import { allEpisodes } from '../../../platform/delivery/episodes.ts';
import { newestOf } from '../../../platform/journal/journal.ts';

/** Newest incidents of a day to search: more than a classroom PC has open tabs. */
const searchedIncidents = 200;

/**
 * Return the episode of a page that is older than its content script, or `null` if the page begins a visit. An update
 * of the extension clears storage.session, and with it the episodes of all tabs:
 * https://developer.chrome.com/docs/extensions/reference/api/storage#property-session
 */
export async function resumedEpisode(fresh: Incident, tab: number): Promise<Episode | null> {
  const rows = await newestOf(fresh.day, searchedIncidents);
  const past = rows.flatMap(({ entry, outcome }): Answered[] =>
    entry.kind === 'incident' ? [{ incident: entry, outcome }] : [],
  );
  return resumeVisit(fresh, tab, past, await allEpisodes());
}
