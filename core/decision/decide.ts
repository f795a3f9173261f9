import { exemptionAt } from '../exemption/active-exemption.ts';
import type { RegulationSnapshot } from '../regulation/regulation-snapshot.ts';
import type { Match } from '../rules/match.ts';
import { modeForSystem } from '../settings/mode-for-system.ts';
import type { GuardSnapshot } from './guard-snapshot.ts';
import { judge, situationAt, type Verdict } from './verdict.ts';

/** The part of a match a verdict depends on: the system's id. Other fields are passed through. */
type MatchedSystem = Pick<Match, 'system'>;

/**
 * Decide what to do about an address at one instant: match → regulation → situation → exemption → verdict. The page guard, the
 * notice page, the browser's blocker and exemptions all decide here.
 * @param matched what core/rules/match.ts found for the address, or only the system where that is all the caller
 * knows; `null` when no rule matches
 * @param now the PC's clock; only the instant counts, its time zone does not
 */
export function decide<M extends MatchedSystem>(snapshot: GuardSnapshot, matched: M | null, now: Date): Verdict<M> {
  const { settings, handLesson, exemption, regulation } = snapshot;
  const address = matched && listed(matched, regulation);
  const situation = situationAt(now, settings, handLesson);
  return judge(address, situation, modeForSystem(settings, address?.system), exemptionAt(now, exemption));
}

/**
 * Give a match its item of the regulation in force. Without a snapshot of it the match keeps that of the built-in one.
 * @returns `null` for a system that the regulation does not list
 */
function listed<M extends MatchedSystem>(match: M, regulation: RegulationSnapshot | undefined): M | null {
  if (!regulation) return match;
  const own = regulation.items[match.system];
  return own ? { ...match, item: own.item, pack: regulation.id } : null;
}

/** Return the systems to which the browser must refuse every request at one instant, in the order given. */
export function blockedSystems<S extends { id: string }>(
  snapshot: GuardSnapshot,
  systems: readonly S[],
  now: Date,
): S[] {
  return systems.filter(({ id }) => decide(snapshot, { system: id }, now).kind === 'block');
}
