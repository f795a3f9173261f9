import { within } from '../time/day-range.ts';
import { isDeletable } from './day-log-order.ts';
import type { IntegrityFault, IntegrityFinding, VerifiedDayLog, VerifiedFile } from './integrity-finding.ts';

/** A day log that a later file lacks or changes. `isCertain`: no honest sequence of events explains the difference. */
export interface Difference {
  finding: IntegrityFinding;
  isCertain: boolean;
}

/**
 * Compare a day log of the earlier file with the later file.
 * @returns `null` if the later file holds it, if retention deleted it, or if the later file notes a new loss
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

/** Return true if two files describe a day log identically. */
export function isSameDayLog(a: VerifiedDayLog, b: VerifiedDayLog): boolean {
  const isSameTime = a.lessons === b.lessons && a.hours === b.hours;
  return a.head === b.head && a.count === b.count && (isSameTime || !a.sealed || !b.sealed);
}

/** Return true if `now` equals or extends `before`. A sealed day log does not grow. */
function isContinued(before: VerifiedDayLog, now: VerifiedDayLog): boolean {
  if (before.sealed) return now.sealed && isSameDayLog(before, now);
  return isExtended(before, now);
}

/** Return true if the entries of `longer` begin with those of `shorter`. If entries were lost, compare counts only. */
function isExtended(shorter: VerifiedDayLog, longer: VerifiedDayLog): boolean {
  if (longer.count < shorter.count) return false;
  const isDamaged = shorter.kept < shorter.count || longer.kept < longer.count;
  return longer.links.has(shorter.head) || isDamaged;
}

/** Return true if the later file holds a gap entry that the earlier one lacks: the journal noted a loss. */
function notesLoss({ gaps }: VerifiedFile, later: VerifiedFile): boolean {
  return [...later.gaps].some((id) => !gaps.has(id));
}

/** Return true if a file covers the whole journal. */
function isWhole({ period }: VerifiedFile): boolean {
  return period.from === null && period.to === null;
}

/** Return true if the files share no day log and `day` is later than the last deleted day: the deletion is uncertain. */
function isDoubtful({ day }: VerifiedDayLog, earlier: VerifiedFile, later: VerifiedFile): boolean {
  const ids = new Set(later.sheets.map(({ dayId }) => dayId));
  return day > (later.through ?? '') && !earlier.sheets.some(({ dayId }) => ids.has(dayId));
}
