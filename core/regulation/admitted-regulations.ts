import * as z from 'zod/mini';
import { systemIdPattern } from '../rules/ids.ts';
import { itemPattern, regulationIdPattern } from './item.ts';
import type { RegulationSnapshot } from './regulation-snapshot.ts';

/** The list of a regulation by which entries of pages are admitted: item by system id. */
const admittedSchema = z.strictObject({
  id: z.string().check(z.regex(regulationIdPattern)),
  items: z.record(z.string().check(z.regex(systemIdPattern)), z.string().check(z.regex(itemPattern))),
});
export type AdmittedRegulation = z.infer<typeof admittedSchema>;

/** The regulation in force and the one before, newest first. */
export const admittedRegulationsSchema = z.array(admittedSchema).check(z.maxLength(2));

/** Return the list of a regulation as it is kept. */
export function admittedOf({ id, items }: Pick<RegulationSnapshot, 'id' | 'items'>): AdmittedRegulation {
  return { id, items: Object.fromEntries(Object.entries(items).map(([system, { item }]) => [system, item])) };
}

/** Return the regulations to keep when `now` is in force: it and the last other one. */
export function admittedAfter(before: readonly AdmittedRegulation[], now: AdmittedRegulation): AdmittedRegulation[] {
  const others = before.filter(({ id, items }) => id !== now.id || JSON.stringify(items) !== JSON.stringify(now.items));
  return [now, ...others].slice(0, 2);
}

/** Return true if one of the regulations has this id and lists the system under this item. */
export function isAdmitted(
  regulations: readonly AdmittedRegulation[],
  { pack, system, item }: { pack: string; system: string; item: string | number },
): boolean {
  return regulations.some(({ id, items }) => id === pack && items[system] === String(item));
}
