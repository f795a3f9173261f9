import { jsonEqual } from '../encoding/json-equal.ts';
import { isAboutIncident } from '../journal/about-incident.ts';
import { within } from '../time/day-range.ts';
import { type Difference, differenceIn, isSameDayLog } from './compare-day-logs.ts';
import { isDeletable, predecessorsOf } from './day-log-order.ts';
import type { IntegrityFinding, VerifiedFile } from './integrity-finding.ts';

/**
 * How two intact exports relate:
 * - `unrelated`: they are sealed with different keys;
 * - `agree`: one PC can have written both. `older` is the order as far as the contents show it;
 * - `order-unclear`: one PC can have written both, but the dates of writing and the contents suggest different orders,
 *   or neither order is certain. Nothing is wrong with either file;
 * - `copied-profile`: the journals share a beginning and then diverge. The browser profile was copied to another PC, or
 *   restored from an old copy. Both files are genuine;
 * - `contradict`: no order and no copy of the profile explains the difference.
 */
export type Comparison =
  | { kind: 'unrelated' }
  | { kind: 'agree'; older: 'first' | 'second' | 'either' }
  | { kind: 'order-unclear' | 'copied-profile' | 'contradict'; finding: IntegrityFinding };

/**
 * Compare two intact exports by content: day logs, links and entries that both must hold. The day of writing is only a
 * hint, because clocks are set back and forward. Only days that both files cover are compared.
 */
export function compareExports(a: VerifiedFile, b: VerifiedFile): Comparison {
  if (a.fingerprint !== b.fingerprint) return { kind: 'unrelated' };
  const altered = alteredEntry(a, b) ?? alteredDayLog(a, b);
  if (altered) return { kind: 'contradict', finding: altered };
  const [inSecond, inFirst] = [whatLacks(b, a), whatLacks(a, b)];
  if (inSecond && inFirst) return neitherFollows(a, b, inSecond, inFirst);
  if (!inSecond && !inFirst) return { kind: 'agree', older: 'either' };
  const [older, newer, lacking] = inFirst ? ([a, b, inFirst] as const) : ([b, a, inSecond as Difference] as const);
  if (older.made > newer.made) return { kind: 'order-unclear', finding: lacking.finding };
  return { kind: 'agree', older: older === a ? 'first' : 'second' };
}

function neitherFollows(a: VerifiedFile, b: VerifiedFile, inSecond: Difference, inFirst: Difference): Comparison {
  const { finding } = a.made <= b.made ? inSecond : inFirst;
  if (inSecond.isCertain && inFirst.isCertain) {
    return { kind: isCopy(a, b) && isCopy(b, a) ? 'copied-profile' : 'contradict', finding };
  }
  return { kind: isParallel(a, b) ? 'copied-profile' : 'order-unclear', finding };
}

/** Find what `later` lacks if written after `earlier`. @returns the first certain difference, else the first one */
function whatLacks(later: VerifiedFile, earlier: VerifiedFile): Difference | null {
  let doubtful: Difference | null = null;
  for (const dayLog of earlier.sheets) {
    const difference = differenceIn(dayLog, earlier, later);
    if (difference?.isCertain) return difference;
    doubtful ??= difference;
  }
  return doubtful;
}

/** Find an entry that both files hold with different contents. Entries are never rewritten. */
function alteredEntry(a: VerifiedFile, b: VerifiedFile): IntegrityFinding | null {
  for (const [key, entry] of a.contents) {
    const other = b.contents.get(key);
    if (other === undefined || jsonEqual(entry, other)) continue;
    const id = isAboutIncident(entry) ? entry.incident : entry.id;
    return { fault: 'changed', day: 'day' in entry ? entry.day : null, kind: entry.kind, id };
  }
  return null;
}

/** Find a day log whose day or predecessor differs between the files: both are fixed when the day log begins. */
function alteredDayLog(a: VerifiedFile, b: VerifiedFile): IntegrityFinding | null {
  const others = new Map(b.sheets.map((dayLog) => [dayLog.dayId, dayLog]));
  const altered = a.sheets.find(({ dayId, day, after }) => {
    const other = others.get(dayId);
    return other && (other.day !== day || other.after !== after);
  });
  const seal = altered ?? alteredSum(a, b) ?? alteredSum(b, a);
  return seal ? { fault: 'changed', day: seal.day, kind: 'seal', id: seal.dayId } : null;
}

/** Find a sealed day log of one file whose seal the sum in the other file does not hold. A seal is never rewritten. */
function alteredSum({ sums }: VerifiedFile, { sheets }: VerifiedFile): { day: string; dayId: string } | undefined {
  const seals = new Map(sums.map((seal) => [seal.dayId, seal]));
  return sheets.find(({ day, dayId, after, head, count, sealed }) => {
    const seal = seals.get(dayId);
    if (!seal) return false;
    return seal.day !== day || seal.after !== after || (sealed && (seal.head !== head || seal.count !== count));
  });
}

/**
 * Return true if `a` and `b` can come from copies of one profile: their common day logs are equal except the last
 * one, which was open when the profile was copied, and nothing before a common day log is missing.
 */
function isCopy(a: VerifiedFile, b: VerifiedFile): boolean {
  const others = new Map(b.sheets.map((dayLog) => [dayLog.dayId, dayLog]));
  const before = predecessorsOf(a);
  return a.sheets.every((dayLog) => {
    const other = others.get(dayLog.dayId);
    const previous = before.get(dayLog);
    if (!other || !previous) return true;
    const inOther = others.get(previous.dayId);
    if (!inOther) return isDeletable(previous, a, b) || !within(previous.day, b.period);
    return isSameDayLog(previous, inOther);
  });
}

/** Return true if each file has a day log of the same day that the other one lacks: two PCs wrote at the same time. */
function isParallel(a: VerifiedFile, b: VerifiedFile): boolean {
  const days = daysMissingIn(b, a);
  return [...daysMissingIn(a, b)].some((day) => days.has(day));
}

/** Return the ISO days of the day logs that `other` holds and the first file lacks. */
function daysMissingIn({ sheets }: VerifiedFile, other: VerifiedFile): Set<string> {
  const ids = new Set(sheets.map(({ dayId }) => dayId));
  return new Set(other.sheets.filter(({ dayId }) => !ids.has(dayId)).map(({ day }) => day));
}
