import type { FileDayLog, FileEntry } from '../export/file-schema.ts';
import { isAboutIncident } from '../journal/about-incident.ts';
import type { IntegrityFault, IntegrityFinding } from './integrity-finding.ts';
import { hashOf } from './verify-hash.ts';

/** An entry of a file under examination. `sound`: its hash matches its contents and the previous hash. */
export interface ExaminedEntry {
  at: number;
  line: FileEntry;
  /** Unique key: the id, or for an outcome its incident and value. */
  key: string;
  sound: boolean;
}

type Followers = ReadonlyMap<string | null, readonly ExaminedEntry[]>;

interface Walk {
  /** Entries in the order of writing, as far as the links lead. */
  reached: Set<ExaminedEntry>;
  last: ExaminedEntry | null;
  /** Hash of the last entry, or the start hash of the day. */
  end: string;
  /** The entry that follows the head named by the seal. */
  beyond: ExaminedEntry | null;
}

/** Return a finding about an entry. */
export function ofEntry(
  fault: IntegrityFault,
  { at, line: { entry } }: ExaminedEntry,
  day: string | null,
): IntegrityFinding {
  const id = isAboutIncident(entry) ? entry.incident : entry.id;
  return { fault, day, kind: entry.kind, id, path: `entries.${at}` };
}

/** Return a finding about a whole day log or its seal. */
export function ofDay(
  fault: IntegrityFault,
  { day, dayId }: Pick<FileDayLog, 'day' | 'dayId'>,
  kind: 'seal' | 'day',
): IntegrityFinding {
  return { fault, day, kind, id: dayId };
}

/** Rebuild a day log from the links of its entries. @returns the first fault in the order of writing, or `null` */
export function checkEntries(sheet: FileDayLog, lines: readonly ExaminedEntry[]): IntegrityFinding | null {
  const { day, dayId, count, kept } = sheet;
  const followers = byPrev(lines);
  const start = hashOf('dezhurny:day:1', dayId, day);
  const leading = hashesLeadingTo(sheet.head, lines);
  const walk: Walk = { reached: new Set(), last: null, end: start, beyond: null };
  const found = follow(walk, followers, leading, sheet);
  if (found) return found;
  const rest = lines.filter((line) => !walk.reached.has(line));
  const unsound = rest.find(({ sound }) => !sound);
  if (unsound) return ofEntry('changed', unsound, day);
  if (kept.count > count) return ofDay('changed', sheet, 'seal');
  if (kept.count < count) return checkDamaged(sheet, lines, rest, walk);
  if (rest.length > 0) return restFinding(sheet, rest, leading, walk);
  return endFinding(sheet, walk) ?? checkKept(sheet, lines);
}

function follow(
  walk: Walk,
  followers: Followers,
  leading: ReadonlySet<string>,
  { day, head }: FileDayLog,
): IntegrityFinding | null {
  for (;;) {
    const [next, other] = likeliest(followers.get(walk.end) ?? [], leading);
    if (!next || walk.reached.has(next)) return null;
    if (!next.sound) return ofEntry('changed', next, day);
    if (other) return ofEntry('inserted', other, day);
    if (walk.end === head) walk.beyond ??= next;
    walk.reached.add(next);
    walk.last = next;
    walk.end = next.line.hash;
  }
}

/** Sort entries with the same predecessor: those that lead to the head come first. */
function likeliest(claims: readonly ExaminedEntry[], leading: ReadonlySet<string>): readonly ExaminedEntry[] {
  if (claims.length < 2) return claims;
  const leads = ({ line }: ExaminedEntry): boolean => leading.has(line.hash);
  return [...claims.filter(leads), ...claims.filter((one) => !leads(one))];
}

/** Return the hashes from which links lead to the head, the head included. The time is linear in the entries. */
function hashesLeadingTo(head: string, lines: readonly ExaminedEntry[]): ReadonlySet<string> {
  const prevs = new Map<string, string[]>();
  for (const { line } of lines) {
    if (line.prev === null) continue;
    const known = prevs.get(line.hash);
    if (known) known.push(line.prev);
    else prevs.set(line.hash, [line.prev]);
  }
  const leading = new Set([head]);
  // A Set also visits the values that are added while it is iterated.
  for (const hash of leading) for (const prev of prevs.get(hash) ?? []) leading.add(prev);
  return leading;
}

/** Return a finding about unreachable entries: either a predecessor is missing, or they were inserted. */
function restFinding(
  sheet: FileDayLog,
  rest: readonly ExaminedEntry[],
  leading: ReadonlySet<string>,
  walk: Walk,
): IntegrityFinding | null {
  const first = segments(rest);
  if (walk.end === sheet.head) return ofEntry('inserted', first[0] ?? (rest[0] as ExaminedEntry), sheet.day);
  const after = first.find(({ line }) => leading.has(line.hash)) ?? first[0] ?? (rest[0] as ExaminedEntry);
  return ofEntry('removed', after, sheet.day);
}

function endFinding(sheet: FileDayLog, { end, last, beyond, reached }: Walk): IntegrityFinding | null {
  const { head, count, day } = sheet;
  if (end === head) return reached.size === count ? null : ofDay('changed', sheet, 'seal');
  if (beyond) return ofEntry('inserted', beyond, day);
  if (reached.size >= count) return ofDay('changed', sheet, 'seal');
  return last ? ofEntry('truncated', last, day) : ofDay('truncated', sheet, 'day');
}

/** Check a day log that lost entries in the journal itself: it may not have more holes than lost entries. */
function checkDamaged(
  sheet: FileDayLog,
  lines: readonly ExaminedEntry[],
  rest: readonly ExaminedEntry[],
  { end, last }: Walk,
): IntegrityFinding | null {
  const { day, head, count, kept } = sheet;
  const starts = segments(rest);
  const [after] = starts;
  if (lines.length < kept.count) {
    if (after) return ofEntry('removed', after, day);
    return last ? ofEntry('truncated', last, day) : ofDay('truncated', sheet, 'day');
  }
  const reachesEnd = end === head || lines.some(({ line }) => line.hash === head);
  const holes = starts.length + (reachesEnd ? 0 : 1);
  if (lines.length > kept.count || holes > count - kept.count)
    return ofEntry('inserted', after ?? (last as ExaminedEntry), day);
  return checkKept(sheet, lines);
}

function checkKept(sheet: FileDayLog, lines: readonly ExaminedEntry[]): IntegrityFinding | null {
  const digest = hashOf('dezhurny:kept:1', lines.map(({ line }) => line.hash).sort());
  const isKept = lines.length === sheet.kept.count && digest === sheet.kept.digest;
  return isKept ? null : ofDay('changed', sheet, 'day');
}

/** Return the unreachable entries whose predecessor is not among them: each begins a segment. */
function segments(rest: readonly ExaminedEntry[]): ExaminedEntry[] {
  const ends = new Set(rest.map(({ line }) => line.hash));
  return rest.filter(({ line }) => line.prev === null || !ends.has(line.prev));
}

function byPrev(lines: readonly ExaminedEntry[]): Followers {
  const followers = new Map<string | null, ExaminedEntry[]>();
  for (const line of lines) {
    const known = followers.get(line.line.prev);
    if (known) known.push(line);
    else followers.set(line.line.prev, [line]);
  }
  return followers;
}
