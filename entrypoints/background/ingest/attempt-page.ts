import type { Incident } from '../../../core/journal/entry.ts';
import { awaitingPage, episodeOf } from '../../../core/journal/episode.ts';
import { entryKey } from '../../../core/journal/incident.ts';
import { allAttempts } from '../../../platform/delivery/attempts.ts';
import { allEpisodes, putEpisode } from '../../../platform/delivery/episodes.ts';
import { exclusively } from '../../../platform/journal/journal.ts';
import { removePending } from '../../../platform/storage/pending-entries.ts';

/**
 * Expect the incident of a page that came after an attempt. The visit is recorded once: a recorded attempt is the visit, and
 * an attempt that is not recorded yet is dropped with its pending copy. Repeating it changes nothing.
 */
export function expectPage(attempt: Incident): Promise<void> {
  return exclusively(async () => {
    const episode = episodeOf(await allEpisodes(), attempt.id);
    if (!episode) return removePending([entryKey(attempt)]);
    const awaiting = awaitingPage(episode, attempt.id);
    if (awaiting) await putEpisode(awaiting);
  });
}

/**
 * Return the keys of pending copies whose attempt is not recorded yet. The attempt decides about them: taken alone, without
 * its tab, a copy would count beside the incident of its page.
 */
export async function keysOfBegunAttempts(): Promise<string[]> {
  return (await allAttempts()).flatMap(({ phase, incident }) => (phase === 'begun' ? [entryKey(incident)] : []));
}
