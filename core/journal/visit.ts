import { episodeKey, type IncidentVerdict, type Period } from '../decision/verdict.ts';
import { MS_PER_MINUTE } from '../time/units.ts';
import type { Incident, Outcome } from './entry.ts';
import { type Episode, newEpisode } from './episode.ts';
import { visitKey } from './incident.ts';

/** Why the guard decides again: a page arrives (or a route, or a page from the back-forward cache), or time passes. */
export type Trigger = 'arrival' | 'clock';

/** The part of a verdict that identifies a visit. */
interface VisitedPage {
  match: { system: string };
  period: Period;
  kind?: IncidentVerdict['kind'];
}

/**
 * Return true if a page is still in the same visit: the same system in the same lesson. Outside lessons the hour is
 * compared instead, but an hour that ends while a page is open does not begin a new visit. The end of an exemption
 * begins a new visit.
 */
export function continuesVisit(before: VisitedPage, now: VisitedPage, trigger: Trigger): boolean {
  const hour = trigger === 'clock' ? now.period.hour : before.period.hour;
  return episodeKey({ ...before, period: { ...before.period, hour } }) === episodeKey(now);
}

/** A recorded incident with its strongest outcome so far. */
export interface Answered {
  incident: Incident;
  outcome: Outcome | null;
}

/**
 * Find the visit that a page goes on with after an update of the extension, which clears the episodes of all tabs: a
 * visit of the same system and period that may still be open. Prefer one without an outcome, because its tab is still
 * there for certain.
 * @param past incidents of the day, newest first
 * @param taken ids of incidents that other tabs are known to be in
 */
export function visitToResume(
  fresh: Incident,
  past: readonly Answered[],
  taken: ReadonlySet<string>,
): Answered | undefined {
  const now = visited(fresh);
  const open = past.filter(
    ({ incident, outcome }) =>
      incident.id !== fresh.id &&
      !taken.has(incident.id) &&
      (outcome === null || outcome === 'stayed') &&
      continuesVisit(visited(incident), now, 'clock'),
  );
  return open.find(({ outcome }) => outcome === null) ?? open[0];
}

/**
 * The episode of a tab that goes on with a recorded visit, or `null` when no visit can be resumed.
 * @param episodes the episodes of all tabs; the other parameters as for {@link visitToResume}
 */
export function resumeVisit(
  fresh: Incident,
  tab: number,
  past: readonly Answered[],
  episodes: readonly Episode[],
): Episode | null {
  const found = visitToResume(fresh, past, new Set(episodes.map(({ incident }) => incident)));
  if (!found) return null;
  // The key is that of the fresh incident: an hour may have ended since the recorded one.
  const episode = { ...newEpisode(found.incident, tab), key: visitKey(fresh) };
  return found.outcome === 'stayed' ? { ...episode, answer: 'stayed' } : episode;
}

/** ms until the next full minute, when the next bell may ring. */
export function untilNextMinute(now: Date): number {
  return MS_PER_MINUTE - (now.getTime() % MS_PER_MINUTE);
}

const visited = ({ system, day, lesson, hour, mode }: Incident): VisitedPage => ({
  match: { system },
  period: { day, lesson, hour },
  kind: mode === 'allowed' ? 'allowed' : 'warn',
});
