import type { VerifiedDayLog, VerifiedFile } from './integrity-finding.ts';

/**
 * Find the day log written before each one. A day log names the day of its predecessor only, so the map
 * omits those whose predecessor is ambiguous: two day logs of that day, or one of them deleted.
 */
export function predecessorsOf({ sheets, through }: VerifiedFile): Map<VerifiedDayLog, VerifiedDayLog> {
  const byDay = new Map<string, VerifiedDayLog[]>();
  for (const dayLog of sheets) byDay.set(dayLog.day, [...(byDay.get(dayLog.day) ?? []), dayLog]);
  const predecessors = new Map<VerifiedDayLog, VerifiedDayLog>();
  for (const dayLog of sheets) {
    const { after } = dayLog;
    const [previous, other] = after === null || after === through ? [] : (byDay.get(after) ?? []);
    if (previous && !other && previous !== dayLog) predecessors.set(dayLog, previous);
  }
  return predecessors;
}

/**
 * Return true if retention can have deleted a day log of the earlier file before the later one was written. Retention
 * deletes whole day logs, oldest first, and the file states the day of the last deleted one.
 * @param dayLog one that the later file does not hold
 */
export function isDeletable(dayLog: VerifiedDayLog, earlier: VerifiedFile, later: VerifiedFile): boolean {
  if (later.through === null) return false;
  const ids = new Set(later.sheets.map(({ dayId }) => dayId));
  const isLast = !dayLog.sealed;
  if (isLast && earlier.sheets.some(({ dayId }) => ids.has(dayId))) return false;
  const before = predecessorsOf(earlier);
  for (const [next, previous] of before) {
    const isLastDeleted = previous === dayLog && ids.has(next.dayId);
    if (isLastDeleted && later.through !== dayLog.day) return false;
  }
  return !hasAncestorIn(ids, dayLog, before);
}

/** Return true if `ids` contains a day log written before this one. */
function hasAncestorIn(
  ids: ReadonlySet<string>,
  dayLog: VerifiedDayLog,
  before: ReadonlyMap<VerifiedDayLog, VerifiedDayLog>,
): boolean {
  const seen = new Set<VerifiedDayLog>();
  for (let one = before.get(dayLog); one && !seen.has(one); one = before.get(one)) {
    if (ids.has(one.dayId)) return true;
    seen.add(one);
  }
  return false;
}
