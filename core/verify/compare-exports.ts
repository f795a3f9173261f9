import { within } from '../time/day-range.ts';
import type { IntegrityFinding, VerifiedDayLog, VerifiedFile } from './integrity-finding.ts';

/**
 * Compares two intact exports of one PC: what the earlier one showed, the later one must show too, or say that its time
 * was over, or that it was lost. A profile that was put back to an old copy is found so.
 * @returns what the later file lacks or says otherwise; `null` when both agree or are of different PCs
 */
export function compareFiles(earlier: VerifiedFile, later: VerifiedFile): IntegrityFinding | null {
  if (earlier.fingerprint !== later.fingerprint) return null;
  const known = new Map(later.sheets.map((sheet) => [sheet.dayId, sheet]));
  for (const before of earlier.sheets) {
    const after = known.get(before.dayId);
    if (later.losses.some((day) => day >= before.day)) continue;
    const about = { day: before.day, kind: 'day', id: before.dayId } as const;
    if (!after && isExpected(before, later)) return { fault: 'removed', ...about };
    if (!after) continue;
    if (before.sealed ? after.head !== before.head : !after.links.has(before.head)) {
      return { fault: after.links.size < before.links.size ? 'truncated' : 'changed', ...about };
    }
  }
  return null;
}

/** The earlier of two exports of one PC: the one made on an earlier day, else the one with less in it. */
export function inTime(a: VerifiedFile, b: VerifiedFile): number {
  if (a.made !== b.made) return a.made < b.made ? -1 : 1;
  return a.sheets.length - b.sheets.length || a.entries - b.entries;
}

/** Whether the later file speaks of this day and has not deleted it in its time. */
function isExpected({ day }: VerifiedDayLog, { period, through }: VerifiedFile): boolean {
  return within(day, period) && (through === null || day > through);
}
