import { episodeKey, type Noticed } from './verdict.ts';

/** What makes the guard look again: a page arrives (or a route, or the back-forward cache), or time passes. */
export type Trigger = 'arrival' | 'clock';

/**
 * Whether a page that was noticed before is still the same visit: same system in the same lesson. Without lessons the
 * hour stands in for one, but an hour that ends over an open page does not make a new visit of it. What a teacher
 * allowed and what is no longer allowed are two.
 */
export function continuesVisit(before: Noticed, now: Noticed, trigger: Trigger): boolean {
  if (episodeKey(before) === episodeKey(now)) return true;
  const sameSystem = before.match.system === now.match.system;
  const sameLeave = (before.kind === 'allow') === (now.kind === 'allow');
  const onlyTheHourChanged =
    before.period.lesson === null && now.period.lesson === null && before.period.day === now.period.day;
  return trigger === 'clock' && sameSystem && sameLeave && onlyTheHourChanged;
}

/** ms until the next full minute, when the next bell may ring. */
export function untilNextMinute(now: Date): number {
  return 60_000 - (now.getTime() % 60_000);
}
