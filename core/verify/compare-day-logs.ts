import { within } from '../time/day-range.ts';
import { isDeletable } from './day-log-order.ts';
import type { IntegrityFault, IntegrityFinding, VerifiedDayLog, VerifiedFile } from './integrity-finding.ts';

/** What a file lacks that an earlier one shows. `isCertain`: no honest course of events explains it. */
export interface Difference {
  finding: IntegrityFinding;
  isCertain: boolean;
}

/**
 * Compare a day log of the earlier file with what the later file says of it.
 * @returns `null` if it is there, or was lawfully deleted, or the later file notes a loss that the earlier does not know
 */
export function differenceIn(dayLog: VerifiedDayLog, earlier: VerifiedFile, later: VerifiedFile): Difference | null {
  if (!within(dayLog.day, later.period) || notesLoss(earlier, later)) return null;
  const now = later.sheets.find(({ dayId }) => dayId === dayLog.dayId);
  const found = (fault: IntegrityFault, isCertain: boolean): Difference => {
    return { finding: { fault, day: dayLog.day, kind: 'day', id: dayLog.dayId }, isCertain };
  };
  if (!now && isDeletable(dayLog, earlier, later))
    return isDoubtful(dayLog, earlier, later) ? found('removed', false) : null;
  if (!now) return found('removed', isWhole(later));
  if (isContinued(dayLog, now)) return null;
  return found(now.count < dayLog.count ? 'truncated' : 'changed', isWhole(later) || !canBeRolledBack(dayLog, now));
}

/**
 * Return true if the journal can have been rolled back from `before` to `now`. It notes the loss in a gap entry, perhaps
 * in a later day log, which a file of a few days does not hold.
 */
function canBeRolledBack(before: VerifiedDayLog, now: VerifiedDayLog): boolean {
  return isExtended(now, before) && !(now.sealed && now.head === before.head);
}

/** Return true if two files say the same of a day log. */
export function isSameDayLog(a: VerifiedDayLog, b: VerifiedDayLog): boolean {
  const isSameTime = a.lessons === b.lessons && a.hours === b.hours;
  return a.head === b.head && a.count === b.count && (isSameTime || !a.sealed || !b.sealed);
}

/** Return true if `now` is `before` or what it grew to. A sealed day log does not grow. */
function isContinued(before: VerifiedDayLog, now: VerifiedDayLog): boolean {
  if (before.sealed) return now.sealed && isSameDayLog(before, now);
  return isExtended(before, now);
}

/** Return true if the entries of `longer` begin with those of `shorter`. Where entries were lost only counts tell. */
function isExtended(shorter: VerifiedDayLog, longer: VerifiedDayLog): boolean {
  if (longer.count < shorter.count) return false;
  const isDamaged = shorter.kept < shorter.count || longer.kept < longer.count;
  return longer.links.has(shorter.head) || isDamaged;
}

/** Return true if the later file holds a gap entry that the earlier one does not: the journal noted what it lost. */
function notesLoss({ gaps }: VerifiedFile, later: VerifiedFile): boolean {
  return [...later.gaps].some((id) => !gaps.has(id));
}

/** Return true if a file holds all that the journal held. */
function isWhole({ period }: VerifiedFile): boolean {
  return period.from === null && period.to === null;
}

/** Where the files share no day log, the deletion of a day after the last deleted one is doubtful. */
function isDoubtful({ day }: VerifiedDayLog, earlier: VerifiedFile, later: VerifiedFile): boolean {
  const ids = new Set(later.sheets.map(({ dayId }) => dayId));
  return day > (later.through ?? '') && !earlier.sheets.some(({ dayId }) => ids.has(dayId));
}
