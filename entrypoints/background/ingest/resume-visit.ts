import type { Incident } from '../../../core/journal/entry.ts';
import { owesAnswer, visitKey } from '../../../core/journal/incident.ts';
import { type Answered, visitToTakeUp } from '../../../core/journal/visit.ts';
import { allEpisodes, type Episode } from '../../../platform/delivery/episodes.ts';
import { newestOf } from '../../../platform/journal/journal.ts';

/** More incidents of one day than a classroom has tabs. */
const NEWEST = 200;

/**
 * An update takes storage.session away, and with it the visits the tabs were in. A page that was there before its
 * script therefore goes on with a visit of the journal, if one may still be open, and makes no second incident.
 */
export async function takeUp(fresh: Incident, tab: number): Promise<Episode | null> {
  const rows = await newestOf(fresh.day, NEWEST);
  const past = rows.flatMap(({ entry, outcome }): Answered[] =>
    entry.kind === 'incident' ? [{ incident: entry, outcome }] : [],
  );
  const taken = new Set((await allEpisodes()).map(({ incident }) => incident));
  const found = visitToTakeUp(fresh, past, taken);
  if (!found) return null;
  const { incident, outcome } = found;
  const unanswered = outcome === null && owesAnswer(incident);
  const answer = outcome === 'stayed' ? 'stayed' : unanswered ? 'none' : 'other';
  const key = visitKey(fresh);
  return { tab, key, incident: incident.id, folded: [], answer };
}
