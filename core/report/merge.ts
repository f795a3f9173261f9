import { isAboutIncident } from '../journal/about-incident.ts';
import type { Arrival } from '../journal/arrivals.ts';
import { aggregateByDay, type DailyAggregates, equalAggregates } from '../journal/daily-aggregates.ts';
import { aggregatesOfSums, type DaySum } from '../journal/day-sum.ts';
import type { Entry, Outcome } from '../journal/entry.ts';
import type { MistakeReason } from '../journal/mistake-reasons.ts';
import { type Recorded, weightier } from '../journal/recorded-entry.ts';
import type { Sealed } from '../journal/seal.ts';
import { type DayRange, daysIn, everyDay } from '../time/day-range.ts';
import { addDays } from '../time/local-time.ts';
import { type Comparison, compareExports } from '../verify/compare-exports.ts';
import type { IntegrityFinding, VerifiedFile } from '../verify/integrity-finding.ts';
import type { ImportedExport } from './import-export.ts';

/** The merged exports of one PC. */
export interface PcRecord {
  /** Fingerprint of the key that seals its journal. */
  pc: string;
  /** Label of the room in the newest export. */
  place: string;
  /** ISO day of the newest export. */
  made: string;
  /** The regulations that its exports name, that of the newest last. */
  packs: ImportedExport['pack'][];
  /** Days that the exports cover, in order and without overlaps. */
  reported: DayRange[];
  /** Entries, each once, with their outcomes. */
  lines: Recorded[];
  /** Counts of the day logs of which no export holds all entries, by ISO day. */
  sums: DailyAggregates;
  /** Number of covered lessons by ISO day. */
  covered: ReadonlyMap<string, number>;
  /** Number of covered lessons and hours by ISO day. */
  periods: ReadonlyMap<string, number>;
}

/** The exports of many PCs, merged. */
export interface MergedExports {
  /** Sorted by place, then by fingerprint. */
  pcs: PcRecord[];
  /** Exports that contradict an earlier one; their entries are left out. */
  contradictory: Contradiction[];
  /** What people should know about exports that all count. */
  remarks: ExportRemark[];
}

/** Exports of one key whose order is unclear, or which come from copies of one profile. All of them count. */
export interface ExportRemark {
  kind: Extract<Comparison['kind'], 'order-unclear' | 'copied-profile'>;
  /** Names of the files. */
  names: string[];
}

/** An export that is left out because it disagrees with an earlier one. */
export interface Contradiction {
  /** Name of its file. */
  name: string;
  /** The earlier export of the same PC and what this one lacks; `null` if a single entry differs. */
  against: { name: string; finding: IntegrityFinding } | null;
}

/**
 * Merge exports. An entry counts once even if several exports hold it, periods may overlap, and the order of the exports
 * does not matter. An export that contradicts an earlier one is left out completely.
 */
export function mergeExports(files: readonly ImportedExport[]): MergedExports {
  const ordered = [...files].sort((a, b) => compareMade(a.verified, b.verified) || compare(a.name, b.name));
  const known = new Map<string, Entry>();
  const contradictory: Contradiction[] = [];
  const remarks: ExportRemark[] = [];
  const byPc = new Map<string, ImportedExport[]>();
  for (const file of ordered) {
    const own = byPc.get(file.pc) ?? [];
    const { against, unclear, copied } = compareWith(file, own);
    if (against || !agrees(file, known)) contradictory.push({ name: file.name, against });
    else {
      byPc.set(file.pc, [...own, file]);
      remark(remarks, 'order-unclear', file, unclear);
      remark(remarks, 'copied-profile', file, copied);
    }
  }
  const counted = new Set<string>();
  const pcs = [...byPc].map(([pc, own]) => recordOf(pc, own, counted));
  pcs.sort((a, b) => compare(a.place, b.place) || compare(a.pc, b.pc));
  return { pcs, contradictory, remarks };
}

/**
 * Return true if the number of PCs is only a lower bound: PCs with copies of one profile share a key and count as one.
 */
export function isPcCountLowerBound({ remarks }: MergedExports): boolean {
  return remarks.some(({ kind }) => kind === 'copied-profile');
}

/** List the parts of a range that no export of a PC covers. */
export function unreportedDays({ reported }: Pick<PcRecord, 'reported'>, { from, to }: DayRange): DayRange[] {
  const unreported: DayRange[] = [];
  let next = from;
  for (const range of reported) {
    if (range.to < next) continue;
    if (range.from > to) break;
    if (range.from > next) unreported.push({ from: next, to: addDays(range.from, -1) });
    next = addDays(range.to, 1);
  }
  if (next <= to) unreported.push({ from: next, to });
  return unreported;
}

/**
 * List the expected places that no export names, as they were typed. Case, white space and compatibility characters (NFKC,
 * https://www.unicode.org/reports/tr15/) do not matter.
 */
export function placesWithoutExport(expected: readonly string[], { pcs }: MergedExports): string[] {
  const reporting = new Set(pcs.map(({ place }) => comparableLabel(place)));
  const absent = expected
    .map((place) => place.trim())
    .filter((place) => place !== '' && !reporting.has(comparableLabel(place)));
  return [...new Set(absent)];
}

/** Compare an export with the earlier ones of its PC: the first contradiction, and those that a remark names. */
function compareWith(
  { verified }: ImportedExport,
  earlier: readonly ImportedExport[],
): { against: Contradiction['against']; unclear: ImportedExport[]; copied: ImportedExport[] } {
  const answers = earlier.map((file) => ({ file, answer: compareExports(file.verified, verified) }));
  const named = (kind: ExportRemark['kind']): ImportedExport[] =>
    answers.filter(({ answer }) => answer.kind === kind).map(({ file }) => file);
  const against = answers.flatMap(({ file, answer }) =>
    answer.kind === 'contradict' ? [{ name: file.name, finding: answer.finding }] : [],
  );
  return { against: against[0] ?? null, unclear: named('order-unclear'), copied: named('copied-profile') };
}

/** Add an export to the remark of its kind about one of the others, or begin one. */
function remark(
  remarks: ExportRemark[],
  kind: ExportRemark['kind'],
  { name }: ImportedExport,
  others: readonly ImportedExport[],
): void {
  if (others.length === 0) return;
  const names = others.map((other) => other.name);
  const known = remarks.find((one) => one.kind === kind && one.names.some((other) => names.includes(other)));
  if (known) known.names = [...new Set([...known.names, ...names, name])];
  else remarks.push({ kind, names: [...names, name] });
}

/** Return true if no entry differs from the same entry of an earlier export, and add its entries to `known`. */
function agrees({ entries }: ImportedExport, known: Map<string, Entry>): boolean {
  const facts = entries.flatMap((entry) => (isAboutIncident(entry) ? [] : [[entry.id, entry] as const]));
  const differs = ([id, entry]: (typeof facts)[number]): boolean => {
    const before = known.get(id);
    return before !== undefined && serialize(before) !== serialize(entry);
  };
  if (facts.some(differs)) return false;
  for (const [id, entry] of facts) known.set(id, entry);
  return true;
}

/** Serialize an entry independently of the order of its fields. */
function serialize(entry: Entry): string {
  return JSON.stringify(Object.entries(entry).sort(([a], [b]) => compare(a, b)));
}

/** Merge the exports of one PC. @param counted ids of entries that are counted for another PC; the new ones are added */
function recordOf(pc: string, files: readonly ImportedExport[], counted: Set<string>): PcRecord {
  const { lines, sums } = withoutRepeats(linesOf(files, counted), files);
  const newest = files.at(-1);
  return {
    pc,
    place: newest?.place ?? '',
    made: newest?.made ?? '',
    packs: packsOf(files),
    reported: union(files.flatMap((file) => [...file.summed, daysOfFile(file)])),
    lines,
    sums: aggregatesOfSums(sums),
    covered: coveredOf(files, ({ lessons }) => lessons),
    periods: coveredOf(files, ({ lessons, hours }) => lessons + hours),
  };
}

/** A line with the id of its day log; `null` if it is older than the hash chain. */
interface LoggedLine {
  line: Recorded;
  log: string | null;
}

/** Return the entries of one PC, each once. @param counted ids of entries that are counted for another PC */
function linesOf(files: readonly ImportedExport[], counted: Set<string>): LoggedLine[] {
  const outcomes = new Map<string, Outcome>();
  const mistakes = new Map<string, MistakeReason>();
  const arrived = new Map<string, Arrival>();
  const found = new Map<string, { entry: Recorded['entry']; log: string | null }>();
  for (const { entries, logs } of files) {
    for (const [i, entry] of entries.entries()) {
      if (entry.kind === 'outcome') {
        outcomes.set(entry.incident, weightier(outcomes.get(entry.incident) ?? null, entry.outcome));
      } else if (entry.kind === 'mistake') mistakes.set(entry.incident, entry.reason);
      else if (entry.kind === 'arrival') arrived.set(entry.incident, entry.arrived);
      else if (!counted.has(entry.id)) found.set(entry.id, { entry, log: logs[i] ?? null });
    }
  }
  for (const id of found.keys()) counted.add(id);
  return [...found].map(([id, { entry, log }]) => {
    const outcome = outcomes.get(id) ?? null;
    return { log, line: { entry, outcome, mistake: mistakes.get(id), arrived: arrived.get(id) } };
  });
}

/**
 * Leave out what is counted twice: of a day log with a sum, the sum if the entries tell the same, since they tell more;
 * otherwise its entries, since some or their outcomes are missing.
 */
function withoutRepeats(
  all: readonly LoggedLine[],
  files: readonly ImportedExport[],
): { lines: Recorded[]; sums: DaySum[] } {
  const sums = new Map(files.flatMap((file) => file.sums.map((sum) => [sum.seal.dayId, sum] as const)));
  if (sums.size === 0) return { lines: all.map(({ line }) => line), sums: [] };
  for (const [log, lines] of Map.groupBy(all, (one) => one.log)) {
    const sum = sums.get(log ?? '');
    const isWhole = sum && equalAggregates(aggregateByDay(lines.map(({ line }) => line)), aggregatesOfSums([sum]));
    if (isWhole) sums.delete(sum.seal.dayId);
  }
  const isFirstSummed = [...sums.values()].some(({ before }) => before > 0);
  const isSummed = (log: string | null): boolean => (log === null ? isFirstSummed : sums.has(log));
  return { lines: all.flatMap(({ line, log }) => (isSummed(log) ? [] : [line])), sums: [...sums.values()] };
}

/** Return what day logs cover by day. The same day log of several exports counts once, as the last of them has it. */
function coveredOf(
  files: readonly ImportedExport[],
  read: (log: Pick<Sealed, 'lessons' | 'hours'>) => number,
): Map<string, number> {
  const seals = files.flatMap(({ verified }) => [...verified.sums, ...verified.sheets]);
  const dayLogs = new Map(seals.map((log) => [log.dayId, log] as const));
  const covered = new Map<string, number>();
  for (const log of dayLogs.values()) covered.set(log.day, (covered.get(log.day) ?? 0) + read(log));
  return covered;
}

/** Return the regulations of exports, each once by its last place. */
function packsOf(files: readonly ImportedExport[]): ImportedExport['pack'][] {
  const last = new Map<string, ImportedExport['pack']>();
  for (const { pack } of files) {
    last.delete(pack.id);
    last.set(pack.id, pack);
  }
  return [...last.values()];
}

/** Return the days that an export covers: none after the day it was made. */
function daysOfFile({ period, made }: ImportedExport): DayRange {
  const to = period.to !== null && period.to < made ? period.to : made;
  return { from: period.from ?? everyDay.from, to };
}

/** Unite ranges that overlap or adjoin. */
function union(ranges: readonly DayRange[]): DayRange[] {
  const united: DayRange[] = [];
  const valid = ranges.filter(({ from, to }) => from <= to);
  for (const range of [...valid].sort((a, b) => compare(a.from, b.from))) {
    const last = united.at(-1);
    if (last && daysIn({ from: last.to, to: range.from }) <= 2) last.to = last.to > range.to ? last.to : range.to;
    else united.push({ ...range });
  }
  return united;
}

const comparableLabel = (place: string): string =>
  place.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLocaleLowerCase('ru');

/** Sort by the day of writing, then by how much a file holds. Only a hint: clocks are set back and forward. */
function compareMade(a: VerifiedFile, b: VerifiedFile): number {
  return compare(a.made, b.made) || a.sheets.length - b.sheets.length || a.entries - b.entries;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
