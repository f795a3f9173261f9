import { browser } from 'wxt/browser';
import { parseDeliveredEntry } from '../../../core/journal/entry.ts';
import type { Episode } from '../../../core/journal/episode.ts';
import { newOutcome } from '../../../core/journal/incident.ts';
import { allEpisodes, removeEpisode } from '../../../platform/delivery/episodes.ts';
import { exclusively, hasEntry, openIncidents } from '../../../platform/journal/journal.ts';
import { allPending } from '../../../platform/storage/pending-entries.ts';
import { pack } from '../../../rules/index.ts';
import { append } from './journal-writer.ts';

/** Writes `unanswered` for every warning whose tab is gone. */
export function reconcileClosedTabs(): Promise<void> {
  return exclusively(async () => {
    const gone: Episode[] = [];
    for (const episode of await allEpisodes()) if (!(await tabExists(episode.tab))) gone.push(episode);
    const unanswered: string[] = [];
    for (const { answer, incident } of gone) {
      // A visit is known before its incident is kept; nothing is said of one that never came.
      if (answer === 'none' && (await hasEntry(incident))) unanswered.push(incident);
    }
    if (unanswered.length > 0) await append(unanswered.map((incident) => newOutcome(incident, 'unanswered')));
    for (const episode of gone) await removeEpisode(episode);
  });
}

/** Incidents without an answer as they stand at browser start, those that still wait to be stored included. */
export async function unansweredBefore(): Promise<string[]> {
  const waiting = [...(await allPending()).values()].map((raw) => parseDeliveredEntry(raw, pack));
  return [...(await openIncidents()), ...waiting.flatMap((entry) => (entry?.kind === 'incident' ? [entry.id] : []))];
}

/** No tab of the last session is left: what was unanswered then stays so, unless a restored tab took it up again. */
export function reconcileLastSession(before: readonly string[]): Promise<void> {
  return exclusively(async () => {
    const current = new Set((await allEpisodes()).map(({ incident }) => incident));
    const still = new Set(await openIncidents());
    const left = before.filter((incident) => still.has(incident) && !current.has(incident));
    if (left.length > 0) await append(left.map((incident) => newOutcome(incident, 'unanswered')));
  });
}

/** Whether a warning of this session still waits for an answer. */
export async function hasOpenEpisodes(): Promise<boolean> {
  return (await allEpisodes()).some(({ answer }) => answer === 'none');
}

async function tabExists(tab: number): Promise<boolean> {
  try {
    await browser.tabs.get(tab);
    return true;
  } catch {
    return false;
  }
}
