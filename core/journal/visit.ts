import { episodeKey, type Noticed, type Period } from '../decision/verdict.ts';
import type { Incident, Outcome } from './entry.ts';

/** What makes the guard look again: a page arrives (or a route, or the back-forward cache), or time passes. */
export type Trigger = 'arrival' | 'clock';

/** What of a verdict tells visits apart. */
interface Visited {
  match: { system: string };
  period: Period;
  kind?: Noticed['kind'];
}

/**
 * Whether a page that was noticed before is still the same visit: same system in the same lesson. Without lessons the
 * hour stands in for one, but an hour that ends over an open page does not make a new visit of it. What a teacher
 * allowed and what is no longer allowed are two.
 */
export function continuesVisit(before: Visited, now: Visited, trigger: Trigger): boolean {
  const hour = trigger === 'clock' ? now.period.hour : before.period.hour;
  return episodeKey({ ...before, period: { ...before.period, hour } }) === episodeKey(now);
}

/** An incident of the journal with the weightiest answer so far. */
export interface Answered {
  incident: Incident;
  outcome: Outcome | null;
}

/**
 * The incident that a page goes on with which an updated extension meets anew: what the extension knew of the tab is
 * gone with the update, so it is a visit of that system that may still be open. Those without an answer first: their
 * tabs are there for sure.
 * @param past incidents of the day, newest first
 * @param taken incidents that other tabs are known to be in
 */
export function visitToTakeUp(
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

/** ms until the next full minute, when the next bell may ring. */
export function untilNextMinute(now: Date): number {
  return 60_000 - (now.getTime() % 60_000);
}

const visited = ({ system, day, lesson, hour, mode }: Incident): Visited => ({
  match: { system },
  period: { day, lesson, hour },
  kind: mode === 'allowed' ? 'allowed' : 'warn',
});
