import type { FileEntry, FileSheet } from '../export/file-schema.ts';
import type { Fault, Finding } from './finding.ts';
import { hashOf } from './verify-hash.ts';

/** An entry of a file under examination. `sound`: its hash is the hash of its contents and of the hash before it. */
export interface Examined {
  at: number;
  line: FileEntry;
  /** What no other entry may be: an incident's id, an outcome's incident and what it is. */
  key: string;
  sound: boolean;
}

type Followers = ReadonlyMap<string | null, readonly Examined[]>;

interface Walk {
  /** Entries in the order of writing, as far as the links lead. */
  reached: Set<Examined>;
  last: Examined | null;
  /** Hash of the last one, or the day's start. */
  end: string;
  /** The entry after the one that the seal calls the last. */
  beyond: Examined | null;
}

/** What is wrong with an entry, in words of a finding. */
export function ofEntry(fault: Fault, { at, line: { entry } }: Examined, day: string | null): Finding {
  const id = entry.kind === 'outcome' ? entry.incident : entry.id;
  return { fault, day, kind: entry.kind, id, path: `entries.${at}` };
}

/** What is wrong with a day as a whole. */
export function ofDay(fault: Fault, { day, dayId }: Pick<FileSheet, 'day' | 'dayId'>, kind: 'seal' | 'day'): Finding {
  return { fault, day, kind, id: dayId };
}

/** Rebuilds a day from the links of its entries. @returns the first thing that is wrong, in the order of writing */
export function checkEntries(sheet: FileSheet, lines: readonly Examined[]): Finding | null {
  const { day, dayId, count, kept } = sheet;
  const followers = byPrev(lines);
  const start = hashOf('dezhurny:day:1', dayId, day);
  const walk: Walk = { reached: new Set(), last: null, end: start, beyond: null };
  const found = follow(walk, followers, sheet);
  if (found) return found;
  const rest = lines.filter((line) => !walk.reached.has(line));
  const unsound = rest.find(({ sound }) => !sound);
  if (unsound) return ofEntry('changed', unsound, day);
  if (kept.count > count) return ofDay('changed', sheet, 'seal');
  if (kept.count < count) return checkDamaged(sheet, lines, rest, walk);
  if (rest.length > 0) return restFinding(sheet, rest, followers, walk);
  return endFinding(sheet, walk) ?? checkKept(sheet, lines);
}

function follow(walk: Walk, followers: Followers, { day, head }: FileSheet): Finding | null {
  for (;;) {
    const [next, other] = likeliest(followers.get(walk.end) ?? [], followers, head);
    if (!next || walk.reached.has(next)) return null;
    if (!next.sound) return ofEntry('changed', next, day);
    if (other) return ofEntry('inserted', other, day);
    if (walk.end === head) walk.beyond ??= next;
    walk.reached.add(next);
    walk.last = next;
    walk.end = next.line.hash;
  }
}

/** Of entries that claim one place, the one that leads to the day's end comes first. */
function likeliest(claims: readonly Examined[], followers: Followers, head: string): readonly Examined[] {
  if (claims.length < 2) return claims;
  return [...claims].sort((a, b) => Number(leadsTo(b, followers, head)) - Number(leadsTo(a, followers, head)));
}

function leadsTo(from: Examined, followers: Followers, head: string): boolean {
  const seen = new Set<Examined>();
  const open = [from];
  for (let one = open.pop(); one; one = open.pop()) {
    if (one.line.hash === head) return true;
    if (seen.has(one)) continue;
    seen.add(one);
    open.push(...(followers.get(one.line.hash) ?? []));
  }
  return false;
}

/** Entries no link leads to: either one before them is missing, or they never belonged here. */
function restFinding(sheet: FileSheet, rest: readonly Examined[], followers: Followers, walk: Walk): Finding | null {
  const first = segments(rest);
  if (walk.end === sheet.head) return ofEntry('inserted', first[0] ?? (rest[0] as Examined), sheet.day);
  const after = first.find((one) => leadsTo(one, followers, sheet.head)) ?? first[0] ?? (rest[0] as Examined);
  return ofEntry('removed', after, sheet.day);
}

function endFinding(sheet: FileSheet, { end, last, beyond, reached }: Walk): Finding | null {
  const { head, count, day } = sheet;
  if (end === head) return reached.size === count ? null : ofDay('changed', sheet, 'seal');
  if (beyond) return ofEntry('inserted', beyond, day);
  if (reached.size >= count) return ofDay('changed', sheet, 'seal');
  return last ? ofEntry('truncated', last, day) : ofDay('truncated', sheet, 'day');
}

/** A day of which the journal itself had lost entries: the holes may not hide more than were lost. */
function checkDamaged(
  sheet: FileSheet,
  lines: readonly Examined[],
  rest: readonly Examined[],
  { end, last }: Walk,
): Finding | null {
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
    return ofEntry('inserted', after ?? (last as Examined), day);
  return checkKept(sheet, lines);
}

function checkKept(sheet: FileSheet, lines: readonly Examined[]): Finding | null {
  const digest = hashOf('dezhurny:kept:1', lines.map(({ line }) => line.hash).sort());
  const isKept = lines.length === sheet.kept.count && digest === sheet.kept.digest;
  return isKept ? null : ofDay('changed', sheet, 'day');
}

/** Of entries apart from the chain, those that nothing among them comes before. */
function segments(rest: readonly Examined[]): Examined[] {
  const ends = new Set(rest.map(({ line }) => line.hash));
  return rest.filter(({ line }) => line.prev === null || !ends.has(line.prev));
}

function byPrev(lines: readonly Examined[]): Followers {
  const followers = new Map<string | null, Examined[]>();
  for (const line of lines) {
    const known = followers.get(line.line.prev);
    if (known) known.push(line);
    else followers.set(line.line.prev, [line]);
  }
  return followers;
}
