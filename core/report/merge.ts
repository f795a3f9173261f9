import type { Entry, Outcome } from '../journal/entry.ts';
import { type Recorded, weightier } from '../journal/recorded-entry.ts';
import { type DayRange, daysIn, everyDay } from '../time/day-range.ts';
import { addDays } from '../time/local-time.ts';
import { compareFiles, inTime } from '../verify/compare-exports.ts';
import type { IntegrityFinding } from '../verify/integrity-finding.ts';
import type { ImportedExport } from './import-export.ts';

/** What the files of one PC tell together. */
export interface PcRecord {
  pc: string;
  /** As its newest file calls it. */
  place: string;
  made: string;
  /** Days its files speak of, without overlaps, in order. */
  covered: DayRange[];
  lines: Recorded[];
}

/** Many PCs' files as one. */
export interface MergedExports {
  /** By place, then by themselves. */
  pcs: PcRecord[];
  /** Files that say something else than a file of an earlier day. */
  contradictory: Contradiction[];
}

/** A file that is left out for what an earlier one says. */
export interface Contradiction {
  name: string;
  /** The earlier one of the same PC, and what this one lacks; `null` when they differ about a single entry. */
  against: { name: string; finding: IntegrityFinding } | null;
}

/**
 * Joins files: entries count once however many files hold them, periods may overlap, and the order of the files does
 * not matter. A file that contradicts another is left out whole.
 */
export function mergeExports(files: readonly ImportedExport[]): MergedExports {
  const ordered = [...files].sort((a, b) => inTime(a.verified, b.verified) || compare(a.name, b.name));
  const known = new Map<string, Entry>();
  const contradictory: Contradiction[] = [];
  const byPc = new Map<string, ImportedExport[]>();
  for (const file of ordered) {
    const own = byPc.get(file.pc) ?? [];
    const against = disagreement(file, own);
    if (against || !agrees(file, known)) contradictory.push({ name: file.name, against });
    else byPc.set(file.pc, [...own, file]);
  }
  const counted = new Set<string>();
  const pcs = [...byPc].map(([pc, own]) => recordOf(pc, own, counted));
  pcs.sort((a, b) => compare(a.place, b.place) || compare(a.pc, b.pc));
  return { pcs, contradictory };
}

/** Days of a range nothing is known of. */
export function unreportedDays({ covered }: Pick<PcRecord, 'covered'>, { from, to }: DayRange): DayRange[] {
  const holes: DayRange[] = [];
  let next = from;
  for (const range of covered) {
    if (range.to < next) continue;
    if (range.from > to) break;
    if (range.from > next) holes.push({ from: next, to: addDays(range.from, -1) });
    next = addDays(range.to, 1);
  }
  if (next <= to) holes.push({ from: next, to });
  return holes;
}

/** Places that somebody expected files of and that sent none, each as it was written. */
export function placesWithoutExport(expected: readonly string[], { pcs }: MergedExports): string[] {
  const heard = new Set(pcs.map(({ place }) => plain(place)));
  const silent = expected.map((place) => place.trim()).filter((place) => place !== '' && !heard.has(plain(place)));
  return [...new Set(silent)];
}

/** What a PC's file lacks of its earlier ones: a profile that was put back to an old copy is found so. */
function disagreement({ verified }: ImportedExport, earlier: readonly ImportedExport[]): Contradiction['against'] {
  for (const before of earlier) {
    const finding = compareFiles(before.verified, verified);
    if (finding) return { name: before.name, finding };
  }
  return null;
}

/** Whether a file agrees with those before it; only then what it says is remembered. */
function agrees({ entries }: ImportedExport, known: Map<string, Entry>): boolean {
  const said = entries.flatMap((entry) => (entry.kind === 'outcome' ? [] : [[entry.id, entry] as const]));
  const differs = ([id, entry]: (typeof said)[number]): boolean => {
    const before = known.get(id);
    return before !== undefined && sayingOf(before) !== sayingOf(entry);
  };
  if (said.some(differs)) return false;
  for (const [id, entry] of said) known.set(id, entry);
  return true;
}

/** An entry as text, whatever the order of its fields. */
function sayingOf(entry: Entry): string {
  return JSON.stringify(Object.entries(entry).sort(([a], [b]) => compare(a, b)));
}

/** @param counted entries that were another PC's already */
function recordOf(pc: string, files: readonly ImportedExport[], counted: Set<string>): PcRecord {
  const outcomes = new Map<string, Outcome>();
  const lines = new Map<string, Recorded>();
  for (const entry of files.flatMap((file) => file.entries)) {
    if (entry.kind === 'outcome') {
      outcomes.set(entry.incident, weightier(outcomes.get(entry.incident) ?? null, entry.outcome));
    } else if (!counted.has(entry.id)) lines.set(entry.id, { entry, outcome: null });
  }
  for (const id of lines.keys()) counted.add(id);
  const newest = files.at(-1);
  return {
    pc,
    place: newest?.place ?? '',
    made: newest?.made ?? '',
    covered: union(files.map(daysOfFile)),
    lines: [...lines].map(([id, { entry }]) => ({ entry, outcome: outcomes.get(id) ?? null })),
  };
}

/** A file knows nothing of days after it was made. */
function daysOfFile({ period, made }: ImportedExport): DayRange {
  const to = period.to !== null && period.to < made ? period.to : made;
  return { from: period.from ?? everyDay.from, to };
}

/** Ranges that overlap or touch become one. */
function union(ranges: readonly DayRange[]): DayRange[] {
  const joined: DayRange[] = [];
  const sound = ranges.filter(({ from, to }) => from <= to);
  for (const range of [...sound].sort((a, b) => compare(a.from, b.from))) {
    const last = joined.at(-1);
    if (last && daysIn({ from: last.to, to: range.from }) <= 2) last.to = last.to > range.to ? last.to : range.to;
    else joined.push({ ...range });
  }
  return joined;
}

const plain = (place: string): string => place.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLocaleLowerCase('ru');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
