import { isAboutIncident } from '../../../core/journal/about-incident.ts';
import { type Admission, admit, admitPending, admittedAs, beginsVisit } from '../../../core/journal/admit.ts';
import type { Delivered, Entry } from '../../../core/journal/entry.ts';
import { canonicalEntry, type Episode, episodeOf } from '../../../core/journal/episode.ts';
import { entryKey } from '../../../core/journal/incident.ts';
import type { Ack } from '../../../core/messages/page-messages.ts';
import { allEpisodes, getEpisode, putEpisode } from '../../../platform/delivery/episodes.ts';
import { armSweepAlarm } from '../../../platform/delivery/sweep-alarm.ts';
import { exclusively, hasEntry } from '../../../platform/journal/journal.ts';
import { noteLoss } from '../../../platform/journal/journal-append.ts';
import {
  allPending,
  getPending,
  holdPending,
  removePending,
  repairTornStorage,
} from '../../../platform/storage/pending-entries.ts';
import { isChecked, setChecked } from '../../../platform/storage/store-session.ts';
import { acceptPending, isAccepted, parseDelivered } from './acceptance.ts';
import { keysOfBegunAttempts } from './attempt-page.ts';
import { dueNote } from './daily-note.ts';
import { append, currentDay } from './journal-writer.ts';
import { resumedEpisode } from './resume-visit.ts';

/** Where an entry comes from: the tab id, whether its page is older than the content script, and the ISO day. */
interface ReceivedEntry {
  tab: number;
  late: boolean;
  day: string;
}

/**
 * Write one delivered entry to the journal. Delivering it again changes nothing.
 * @param key core/journal/incident.ts `entryKey`
 * @param sent the entry as the message repeated it; the pending copy in storage takes precedence
 * @param tab the tab it comes from
 * @param late whether its page is older than the content script
 */
export function ingest(key: string, sent: unknown, tab: number, late = false): Promise<Ack> {
  return new Promise((answer, refuse) => {
    const work = async (): Promise<void> => {
      const [copy, day] = await Promise.all([getPending(key), currentDay()]);
      const entry = await parseDelivered(copy ?? sent);
      const kept = await tryToKeep(key, entry, { tab, late, day });
      answer(kept ?? { kept: false });
      // After the answer, to save time. If the removal fails, the copy is ingested again, which changes nothing.
      if (kept || !entry) await removePending([key]).catch(() => undefined);
    };
    exclusively(work).catch(refuse);
  });
}

/** @returns `null` when the journal did not take it: the sender retries, and the alarm does when the sender is gone */
async function tryToKeep(key: string, entry: Delivered | null, from: ReceivedEntry): Promise<Ack | null> {
  try {
    // The alarm covers both a page that leaves without a message and a journal that fails.
    const [kept] = await Promise.all([entry && ingestEntry(entry, from), armSweepAlarm()]);
    return kept;
  } catch {
    if (entry) await hold(key, entry);
    return null;
  }
}

/**
 * Write pending entries that no tab delivers. Entries of open pages come by message, with their tab.
 * @param keys which of them; all when left out
 */
export function ingestPending(keys?: readonly string[]): Promise<void> {
  return exclusively(async () => {
    await repairTornStorage();
    // Once a browser session: damage during a session shows when appending.
    const day = await currentDay();
    const loss = (await isChecked()) ? null : await noteLoss(day);
    const begun = await keysOfBegunAttempts();
    const isTaken = (key: string): boolean => !begun.includes(key) && (keys?.includes(key) ?? true);
    const waiting = new Map([...(await allPending())].filter(([key]) => isTaken(key)));
    if (waiting.size === 0 && !loss) return setChecked();
    const { taken, refused } = await acceptPending([...waiting.values()], day);
    const note = await dueNote('entries-refused', day, refused);
    const admission = admitPending(await allEpisodes(), taken);
    const admitted = await withIncident(admission.entries);
    for (const episode of admission.episodes) await putEpisode(episode);
    await append([...(loss ? [loss] : []), ...admitted, ...note.entries], { day, meta: note.meta, late: true });
    await setChecked();
    await removePending([...waiting.keys()]);
  });
}

/** Put an entry that the journal did not take back among the pending ones, under its canonical key. */
async function hold(key: string, entry: Entry): Promise<void> {
  const known = canonicalEntry(entry, await allEpisodes());
  const knownKey = entryKey(known);
  if ((await getPending(knownKey)) === undefined) await holdPending(knownKey, known);
  if (key !== knownKey) await removePending([key]);
}

/** @throws when the journal fails, or holds no incident for an outcome yet: an outcome can overtake its incident */
async function ingestEntry(entry: Delivered, from: ReceivedEntry): Promise<Ack> {
  const episode = await episodeFor(entry, from);
  const admission = admit(episode, entry, from.tab);
  if (!(await isTaken(admission, from.day))) return refuse(entry, from.day);
  // The episode is stored even when the journal fails, so that reloads of the visit stay one incident.
  await Promise.all([
    admission.episode && admission.episode !== episode && putEpisode(admission.episode),
    write(admission.entries, entry, from.day),
  ]);
  return { kept: true, ...admittedAs(admission) };
}

/** @throws when the journal fails; the episode is stored, so that reloads of the visit stay one incident */
async function isTaken(admission: Admission, day: string): Promise<boolean> {
  if (!beginsVisit(admission)) return true;
  try {
    return await isAccepted(admission.entries[0], day);
  } catch (error) {
    await putEpisode(admission.episode);
    throw error;
  }
}

/** Note that an entry was refused. Its sender is told that it is kept, so that it does not deliver it again. */
async function refuse(entry: Delivered, day: string): Promise<Ack> {
  const { entries, meta } = await dueNote('entries-refused', day, 1);
  await append(entries, { meta, day });
  return { kept: true, incident: isAboutIncident(entry) ? entry.incident : entry.id, stayed: false };
}

async function episodeFor(entry: Delivered, { tab, late }: ReceivedEntry): Promise<Episode | null> {
  if (isAboutIncident(entry)) return episodeOf(await allEpisodes(), entry.incident);
  return (await getEpisode(tab, entry.system)) ?? (late ? resumedEpisode(entry, tab) : null);
}

async function write(entries: readonly Entry[], from: Entry, day: string): Promise<void> {
  if (entries.length === 0) return;
  const written = await withIncident(entries);
  if (isAboutIncident(from) && written.length === 0) throw new Error('incident not kept yet');
  await append(written, { day });
}

/** Incidents first, then what is about an incident among them or in the journal. What is about another is left out. */
async function withIncident(entries: readonly Entry[]): Promise<Entry[]> {
  const ordered: Entry[] = entries.filter((entry) => !isAboutIncident(entry));
  const coming = new Set(ordered.map(entryKey));
  for (const entry of entries) {
    if (!isAboutIncident(entry)) continue;
    if (coming.has(entry.incident) || (await hasEntry(entry.incident))) ordered.push(entry);
  }
  return ordered;
}
