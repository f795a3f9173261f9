import { type AboutIncident, isAboutIncident } from './about-incident.ts';
import type { Entry, Incident, Outcome } from './entry.ts';
import { owesAnswer, visitKey } from './incident.ts';

/** Whether the warning of a visit was answered: not yet, by staying, or in another way (or it needs no answer). */
export type EpisodeAnswer = 'none' | 'stayed' | 'other';

/**
 * The visit a tab is in. Reloads, routes and redirects of one visit stay one incident. It names the tab, so it is kept
 * in storage.session only and never reaches the journal.
 */
export interface Episode {
  /** The browser's tab id. */
  tab: number;
  /** Rule id of the system. A tab has one episode per system. */
  system: string;
  /** Identity of the visit, core/decision/verdict.ts `episodeKey`. */
  key: string;
  /** Id of the incident that the journal holds for this visit. */
  incident: string;
  /** Ids of later incidents that were folded into `incident`, newest first, at most {@link maxFolded}. */
  folded: string[];
  answer: EpisodeAnswer;
  /** Set while the incident is that of an attempt whose page has come, or may have, and has not delivered yet. */
  awaitsPage?: true;
}

/** Folded incidents that an episode remembers, so that an outcome for any of them finds the recorded incident. */
export const maxFolded = 8;

/** The episode that an incident starts in a tab. */
export function newEpisode(incident: Incident, tab: number): Episode {
  const { system, id } = incident;
  const answer = owesAnswer(incident) ? 'none' : 'other';
  return { tab, system, key: visitKey(incident), incident: id, folded: [], answer };
}

/** The same episode with one more folded incident: its page has delivered. */
export function withFolded({ awaitsPage: _, ...episode }: Episode, id: string): Episode {
  return { ...episode, folded: [id, ...episode.folded.filter((other) => other !== id)].slice(0, maxFolded) };
}

/**
 * The page of an attempt has come, and will deliver an incident for the same visit.
 * @returns the episode to store; `null` if it awaits no page: the visit has another incident, or its page has delivered
 */
export function awaitingPage(episode: Episode, attempt: string): Episode | null {
  return episode.incident === attempt && episode.folded.length === 0 ? { ...episode, awaitsPage: true } : null;
}

/** Return the answer of an episode after an outcome. */
export function answerBy(outcome: Outcome): EpisodeAnswer {
  return outcome === 'stayed' ? 'stayed' : 'other';
}

/** Return the episode an incident belongs to: one it was folded into, else the one it started. */
export function episodeOf(episodes: readonly Episode[], incident: string): Episode | null {
  return (
    episodes.find(({ folded }) => folded.includes(incident)) ??
    episodes.find((episode) => episode.incident === incident) ??
    null
  );
}

/** Redirect what is about a folded incident to the recorded incident. Other entries come back as they are. */
export function canonicalEntry<T extends Entry>(entry: T, episodes: readonly Episode[]): T | AboutIncident {
  if (!isAboutIncident(entry)) return entry;
  const episode = episodeOf(episodes, entry.incident);
  return episode ? { ...entry, incident: episode.incident } : entry;
}
