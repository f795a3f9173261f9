import type { DailyAggregates } from '../journal/daily-aggregates.ts';
import type { Incident } from '../journal/entry.ts';
import type { Pack } from '../regulation/pack.ts';
import { type DayRange, within } from '../time/day-range.ts';
import { incidentsOf } from './crosstab.ts';
import type { MergedExports } from './merge.ts';
import type { ReportScope } from './report-scope.ts';
import { minimumPcs } from './suppression.ts';

/** A regulation by which entries of a report were recorded. */
export interface ReportRegulation {
  id: string;
  /** First and last day of its incidents; `null` in a report of many PCs, where they could identify one. */
  days: DayRange | null;
  /** PCs whose newest export names it; `null` in a report of one PC. */
  pcs: number | null;
  /** Title on the cover of an export; `null` if no export names it. */
  title: Record<'ru' | 'en', string> | null;
}

/** Item and name of each system that a regulation lists, by id; the name is `null` if it is not known. */
export type ListedSystems = ReadonlyMap<string, { item: string; name: Record<'ru' | 'en', string> | null }>;

/** Items as incidents hold them, by the id of the regulation and that of the system. */
export type StoredItems = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Return the days of a report: from the days that it is compared with to the end of its period. */
export function comparedRange({ range, before }: Pick<ReportScope, 'range' | 'before'>): DayRange {
  return { from: before.from, to: range.to };
}

/** List the regulations by which a PC recorded the incidents of a range, the earliest first. */
export function regulationsOfJournal(days: DailyAggregates, range: DayRange): ReportRegulation[] {
  const found = new Map<string, DayRange>();
  for (const [day, { by }] of days) {
    if (!within(day, range)) continue;
    for (const id of by.pack.keys()) {
      const { from, to } = found.get(id) ?? { from: day, to: day };
      found.set(id, { from: day < from ? day : from, to: day > to ? day : to });
    }
  }
  const regulations = [...found].map(([id, days]) => ({ id, days, pcs: null, title: null }));
  return regulations.sort((a, b) => compare(a.days.from, b.days.from) || compare(a.id, b.id));
}

/** List the regulations that the newest exports of PCs name, and those of the incidents of a range; the commonest first. */
export function regulationsOfExports(merged: MergedExports, range: DayRange): ReportRegulation[] {
  const titles = new Map(merged.pcs.flatMap(({ packs }) => packs.map(({ id, title }) => [id, title] as const)));
  const newest = merged.pcs.flatMap(({ packs }) => packs.at(-1)?.id ?? []);
  const recorded = incidentsOf(merged, range, 'pack').map(({ incident }) => incident.pack);
  const regulations = [...new Set([...newest, ...recorded])].map((id) => {
    return { id, days: null, pcs: newest.filter((one) => one === id).length, title: titles.get(id) ?? null };
  });
  return regulations.sort((a, b) => b.pcs - a.pcs || compare(a.id, b.id));
}

/** Return the items that incidents of one PC hold. */
export function itemsOfIncidents(incidents: Iterable<Pick<Incident, 'pack' | 'system' | 'item'>>): StoredItems {
  const items = new Map<string, Map<string, string>>();
  for (const { pack, system, item } of incidents) {
    const own = items.get(pack) ?? new Map<string, string>();
    items.set(pack, own.set(system, String(item)));
  }
  return items;
}

/**
 * Return the items that incidents of many PCs hold. In a report that leaves the school those that fewer PCs recorded than
 * the threshold are left out: an item tells that somebody opened its system.
 * @param threshold PCs; `null` in a report for the school
 */
export function itemsOfExports(merged: MergedExports, range: DayRange, threshold: number | null): StoredItems {
  const found = incidentsOf(merged, range);
  if (threshold === null) return itemsOfIncidents(found.map(({ incident }) => incident));
  const pcs = new Map<string, Set<string>>();
  const keyOf = ({ pack, system, item }: Incident): string => `${pack} ${system} ${item}`;
  for (const { pc, incident } of found) {
    const key = keyOf(incident);
    pcs.set(key, (pcs.get(key) ?? new Set()).add(pc.pc));
  }
  const fewest = Math.max(threshold, minimumPcs);
  const shown = found.filter(({ incident }) => (pcs.get(keyOf(incident))?.size ?? 0) >= fewest);
  return itemsOfIncidents(shown.map(({ incident }) => incident));
}

/**
 * Return the systems that a regulation lists: with the names of its paper if the program has it, else the items that
 * incidents hold, without names.
 */
export function listedBy(id: string, packs: readonly Pack[], stored: StoredItems): ListedSystems {
  const known = packs.find((pack) => pack.id === id);
  if (known) return new Map(known.systems.map(({ id: system, item, name }) => [system, { item, name }]));
  const items = [...(stored.get(id) ?? [])].sort(([a], [b]) => compare(a, b));
  return new Map(items.map(([system, item]) => [system, { item, name: null }]));
}

/** Return the rows of a report: the systems of each regulation in its order; those in force where nothing is recorded. */
export function systemsOfReport(lists: readonly ListedSystems[], inForce: Pick<Pack, 'systems'>): string[] {
  if (lists.length === 0) return inForce.systems.map(({ id }) => id);
  return [...new Set(lists.flatMap((list) => [...list.keys()]))];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
