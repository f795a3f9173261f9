import type { GuardSnapshot } from '../../../core/decision/guard-snapshot.ts';
import { indexRules, type RuleIndex } from '../../../core/rules/match.ts';
import type { System } from '../../../core/rules/rule-schema.ts';
import { pack, recognised } from '../../../rules/index.ts';

/** The index of the systems whose hosts the build has access to, for core/rules/match.ts. */
export const accessIndex = indexRules(pack.systems);

/** Indexes by the ids of their systems. Building one takes longer than a lookup. */
const indexes = new Map([[idsOf(pack.systems), accessIndex]]);

/**
 * Return the systems that the regulation in force lists, with its items and names; those of the built-in one before the
 * worker has read it.
 */
export function systemsListed({ regulation }: Pick<GuardSnapshot, 'regulation'>): System[] {
  if (!regulation) return [...pack.systems];
  return recognised.flatMap((system) => {
    const listed = Object.hasOwn(regulation.items, system.id) ? regulation.items[system.id] : undefined;
    return listed ? [{ ...system, ...listed }] : [];
  });
}

/** Return the index of the listed systems. */
export function listedIndex(snapshot: Pick<GuardSnapshot, 'regulation'>): RuleIndex {
  const systems = systemsListed(snapshot);
  const ids = idsOf(systems);
  const index = indexes.get(ids) ?? indexRules(systems);
  indexes.set(ids, index);
  return index;
}

/** Return the index of the listed systems without the addresses that the school allows. */
export function guardedIndex(snapshot: Pick<GuardSnapshot, 'regulation' | 'settings'>): RuleIndex {
  const { allowed = [] } = snapshot.settings;
  if (allowed.length === 0) return listedIndex(snapshot);
  return indexRules([...systemsListed(snapshot), { id: '', item: '', rules: allowed }]);
}

/** Return a key of systems with their items, which the index holds. */
function idsOf(systems: readonly Pick<System, 'id' | 'item'>[]): string {
  return systems.map(({ id, item }) => `${id} ${item}`).join();
}
