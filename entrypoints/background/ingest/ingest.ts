import { admitEntry, type Entry, type Incident, type OutcomeEntry } from '../../../core/journal/entry.ts';
import { entryKey, newOutcome, owesAnswer, visitKey } from '../../../core/journal/incident.ts';
import type { Kept } from '../../../core/messages/page-messages.ts';
import { localTime } from '../../../core/time/local-time.ts';
import { randomId } from '../../../platform/browser/random-id.ts';
import { allEpisodes, type Episode, getEpisode, putEpisode } from '../../../platform/delivery/episodes.ts';
import { armRound } from '../../../platform/delivery/sweep-alarm.ts';
import { announceChange, exclusively, hasEntry } from '../../../platform/journal/journal.ts';
import { appendEntries, noteLoss, type Today } from '../../../platform/journal/journal-append.ts';
import type { Known } from '../../../platform/journal/journal-store.ts';
import { loadGiven } from '../../../platform/settings/guard-snapshot.ts';
import {
  allWaiting,
  getWaiting,
  holdWaiting,
  mendWaiting,
  removeWaiting,
} from '../../../platform/storage/pending-entries.ts';
import { isChecked, setChecked } from '../../../platform/storage/store-session.ts';
import { pack } from '../../../rules/index.ts';
import { planSending } from '../region/send.ts';
import { takeUp } from './resume-visit.ts';

/** Incidents folded into one visit that are remembered: an answer to any of them finds its incident. */
const FOLDED = 8;

/**
 * Moves one entry into the journal, idempotently by its key, folding an incident of a visit that is known already.
 * @param key core/journal/incident `entryKey`
 * @param sent the entry as the message repeated it; the waiting copy wins
 * @param tab the tab it comes from
 * @param late whether its page was there before the script
 */
export function keep(key: string, sent: unknown, tab: number, late = false): Promise<Kept> {
  return new Promise((answer, refuse) => {
    const work = async (): Promise<void> => {
      const [copy, now] = await Promise.all([getWaiting(key), today()]);
      const entry = admitEntry(copy ?? sent, pack);
      // A gap is the worker's own: it waits for the drain.
      if (entry?.kind === 'gap' || entry?.kind === 'note') return answer({ kept: false });
      const kept = await tryToKeep(key, entry, { tab, late, now });
      answer(kept ?? { kept: false });
      // After the answer, which need not wait for it: a copy that stays is moved again, and changes nothing.
      if (kept || !entry) await removeWaiting([key]).catch(() => undefined);
    };
    exclusively(work).catch(refuse);
  });
}

/** How an entry came: the tab, whether its page was there before the script, and the day. */
interface Coming {
  tab: number;
  late: boolean;
  now: Today;
}

/** @returns `null` when the journal has not taken it: the sender retries, and the alarm when the sender is gone */
async function tryToKeep(key: string, entry: Incident | OutcomeEntry | null, coming: Coming): Promise<Kept | null> {
  try {
    // A page that is left may be unable to say so, and a journal that fails is tried again: the round sees to both.
    const [kept] = await Promise.all([entry && keepEntry(entry, coming), armRound()]);
    return kept;
  } catch {
    if (entry) await hold(key, entry);
    return null;
  }
}

/**
 * Moves what waits into the journal. Entries of pages that are still there come by message, with their tab.
 * @param keys which of it; everything when left out
 */
export function drain(keys?: readonly string[]): Promise<void> {
  return exclusively(async () => {
    await mendWaiting();
    await noteLossOnce();
    const all = await allWaiting();
    const waiting = keys ? new Map([...all].filter(([key]) => keys.includes(key))) : all;
    if (waiting.size === 0) return;
    const admitted = [...waiting.values()].flatMap((raw) => admitEntry(raw, pack) ?? []);
    const folded = new Set((await allEpisodes()).flatMap((episode) => episode.folded));
    // An incident of a known visit may reach storage.local only after its message has been dealt with.
    const entries = admitted.filter((entry) => !folded.has(entryKey(entry)));
    await append(await inOrder(await Promise.all(entries.map(resolveFolded))));
    await removeWaiting([...waiting.keys()]);
  });
}

/** Appends entries the worker itself made. @param done what the journal knows with them @param now the day, if known */
export async function append(entries: readonly Entry[], done?: Known, now?: Today): Promise<void> {
  await appendEntries(entries, now ?? (await today()), done);
  if (entries.length === 0) return;
  announceChange();
  void planSending();
}

/** A browser that starts looks once whether its store is as long as it was; damage while it runs shows at appending. */
async function noteLossOnce(): Promise<void> {
  if (await isChecked()) return;
  await noteLoss((await today()).gap);
  await setChecked();
}

/** The day by the lyceum's clock, and how a gap is written on it. */
async function today(): Promise<Today> {
  const { settings } = await loadGiven();
  const { day } = localTime(new Date(), settings.timetable.zone);
  return { day, gap: (missing) => ({ v: 1, kind: 'gap', id: randomId(), day, cause: 'store-lost', missing }) };
}

/** Keeps waiting what the journal did not take, an answer under the incident its visit is known by: no tab will tell. */
async function hold(key: string, entry: Entry): Promise<void> {
  const known = await resolveFolded(entry);
  const knownKey = entryKey(known);
  if ((await getWaiting(knownKey)) === undefined) await holdWaiting(knownKey, known);
  if (key !== knownKey) await removeWaiting([key]);
}

async function keepEntry(entry: Incident | OutcomeEntry, { tab, late, now }: Coming): Promise<Kept> {
  if (entry.kind === 'outcome') return keepOutcome(await resolveFolded(entry));
  const key = visitKey(entry);
  const episode = (await getEpisode(tab, entry.system)) ?? (late ? await takeUp(entry, tab) : null);
  if (episode?.key === key && episode.incident !== entry.id) {
    const folded = [entry.id, ...episode.folded.filter((id) => id !== entry.id)].slice(0, FOLDED);
    await putEpisode({ ...episode, folded });
    return answerOf(episode);
  }
  const answer = owesAnswer(entry) ? 'none' : 'other';
  const own: Episode = episode?.incident === entry.id ? episode : { tab, key, incident: entry.id, folded: [], answer };
  const ended = own === episode ? [] : await endOf(episode);
  // Also when the journal fails: reloads of the visit are still one incident.
  await Promise.all([own !== episode && putEpisode(own), append([entry, ...ended], undefined, now)]);
  return answerOf(own);
}

/** A visit that another one follows in its tab, in the next lesson: nobody can answer its warning any more. */
async function endOf(episode: Episode | null): Promise<OutcomeEntry[]> {
  const isOpen = episode?.answer === 'none' && (await hasEntry(episode.incident));
  return isOpen ? [newOutcome(episode.incident, 'unanswered')] : [];
}

async function keepOutcome(entry: OutcomeEntry): Promise<Kept> {
  const answer = entry.outcome === 'stayed' ? 'stayed' : 'other';
  const episode = (await allEpisodes()).find(({ incident }) => incident === entry.incident);
  if (episode) await putEpisode({ ...episode, answer });
  // An answer can overtake its incident; it waits for it.
  if (!(await hasEntry(entry.incident))) throw new Error('incident not kept yet');
  await append([entry]);
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
async function resolveFolded<T extends Entry>(entry: T): Promise<T | OutcomeEntry> {
  if (entry.kind !== 'outcome') return entry;
  const episode = (await allEpisodes()).find(({ folded }) => folded.includes(entry.incident));
  return episode ? newOutcome(episode.incident, entry.outcome) : entry;
}

const answerOf = ({ incident, answer }: Episode): Kept => ({ kept: true, incident, stayed: answer === 'stayed' });
