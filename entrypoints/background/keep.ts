import { admitEntry, type Entry, type Gap } from '../../core/entry.ts';
import { entryKey, newOutcome, owesAnswer, visitKey } from '../../core/incident.ts';
import type { Kept } from '../../core/message.ts';
import { localTime } from '../../core/timetable.ts';
import { allEpisodes, type Episode, getEpisode, putEpisode } from '../../platform/episodes.ts';
import { loadGiven } from '../../platform/given.ts';
import { announceChange, appendEntries, exclusively, hasEntry } from '../../platform/journal.ts';
import { randomId } from '../../platform/random-id.ts';
import { getWaiting, removeWaiting, waitingKeys } from '../../platform/waiting.ts';
import { pack } from '../../rules/index.ts';
import { takeUp } from './take-up.ts';

/** Incidents folded into one visit that are remembered: an answer to any of them finds its incident. */
const FOLDED = 8;

/**
 * Moves one entry into the journal, idempotently by its key, folding an incident of a visit that is known already.
 * @param key core/incident `entryKey`
 * @param sent the entry as the message repeated it; storage.local's copy wins
 * @param tab the tab it comes from
 * @param late whether its page was there before the script
 */
export function keep(key: string, sent: unknown, tab: number, late = false): Promise<Kept> {
  return exclusively(async () => {
    try {
      const entry = admitEntry((await getWaiting(key)) ?? sent, pack);
      const kept = entry ? await keepEntry(entry, tab, late) : null;
      await removeWaiting([key]);
      return kept ?? { kept: false };
    } catch {
      // The copy in storage.local stays; the sender retries, and the alarm does when the sender is gone.
      return { kept: false };
    }
  });
}

/** Moves everything that waits into the journal. Entries of pages that are still there come by message, with their tab. */
export function drain(): Promise<void> {
  return exclusively(async () => {
    const keys = await waitingKeys();
    if (keys.length === 0) return;
    const entries: Entry[] = [];
    for (const key of keys) {
      const entry = admitEntry(await getWaiting(key), pack);
      if (entry) entries.push(await resolveFolded(entry));
    }
    await append(await inOrder(entries));
    await removeWaiting(keys);
  });
}

/** Appends entries the worker itself made. */
export async function append(entries: readonly Entry[]): Promise<void> {
  const { settings } = await loadGiven();
  const { day } = localTime(new Date(), settings.timetable.zone);
  const gap = (missing: number): Gap => ({ v: 1, kind: 'gap', id: randomId(), day, cause: 'store-lost', missing });
  await appendEntries(entries, gap);
  announceChange();
}

async function keepEntry(entry: Entry, tab: number, late: boolean): Promise<Kept> {
  if (entry.kind === 'outcome') return keepOutcome(await resolveFolded(entry));
  if (entry.kind !== 'incident') return { kept: false };
  const key = visitKey(entry);
  const episode = (await getEpisode(tab, entry.system)) ?? (late ? await takeUp(entry, tab) : null);
  if (episode?.key === key && episode.incident !== entry.id) {
    const folded = [entry.id, ...episode.folded.filter((id) => id !== entry.id)].slice(0, FOLDED);
    await putEpisode({ ...episode, folded });
    return answerOf(episode);
  }
  if (!(await hasEntry(entry.id))) await append([entry]);
  const fresh: Episode = {
    tab,
    key,
    incident: entry.id,
    folded: [],
    answer: owesAnswer(entry) ? 'none' : 'other',
  };
  if (episode?.incident !== entry.id) await putEpisode(fresh);
  return answerOf(episode?.incident === entry.id ? episode : fresh);
}

async function keepOutcome(entry: Entry): Promise<Kept> {
  if (entry.kind !== 'outcome') return { kept: false };
  // An answer can overtake its incident; it waits for it.
  if (!(await hasEntry(entry.incident))) throw new Error('incident not kept yet');
  await append([entry]);
  const answer = entry.outcome === 'stayed' ? 'stayed' : 'other';
  const episode = (await allEpisodes()).find(({ incident }) => incident === entry.incident);
  if (episode) await putEpisode({ ...episode, answer });
  return { kept: true, incident: entry.incident, stayed: answer === 'stayed' };
}

/** Incidents first; an outcome whose incident is nowhere has nothing to say. */
async function inOrder(entries: readonly Entry[]): Promise<Entry[]> {
  const ordered: Entry[] = entries.filter(({ kind }) => kind !== 'outcome');
  const coming = new Set(ordered.map(entryKey));
  for (const entry of entries) {
    if (entry.kind !== 'outcome') continue;
    if (coming.has(entry.incident) || (await hasEntry(entry.incident))) ordered.push(entry);
  }
  return ordered;
}

/** An outcome of a folded incident belongs to the incident it was folded into. */
async function resolveFolded(entry: Entry): Promise<Entry> {
  if (entry.kind !== 'outcome') return entry;
  const episode = (await allEpisodes()).find(({ folded }) => folded.includes(entry.incident));
  return episode ? newOutcome(episode.incident, entry.outcome) : entry;
}

const answerOf = ({ incident, answer }: Episode): Kept => ({ kept: true, incident, stayed: answer === 'stayed' });
