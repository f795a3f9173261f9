import type { CatalogueSystem, System } from '../rules/rule-schema.ts';
import type { RegulationItem } from './regulation-schema.ts';

/**
 * Return the systems of the catalogue that a list names, in the order of the list, with their items and the names that
 * the paper writes. An unknown system is left out, and so is a second item of the same system.
 */
export function systemsInForce(catalogue: readonly CatalogueSystem[], items: readonly RegulationItem[]): System[] {
  return firstOfEach(items).flatMap(({ item, system, name }) => {
    const known = catalogue.find(({ id }) => id === system);
    return known ? [{ ...known, item, name: name ? { ru: name, en: name } : known.name }] : [];
  });
}

/**
 * Return a system as the guard recognises it where the build has no access to its hosts: like one on shared hosts, it
 * gets no script and no block rules, and webNavigation events are answered by the notice page. They need no access:
 * https://developer.chrome.com/docs/extensions/reference/api/webNavigation
 */
export function withoutAccess<S extends CatalogueSystem>(system: S): S {
  return { ...system, rules: system.rules.map((rule) => ({ ...rule, shared: true as const, whole: !rule.shared })) };
}

/** Return the listed systems that the catalogue does not have. */
export function unknownSystems(catalogue: readonly CatalogueSystem[], items: readonly RegulationItem[]): string[] {
  return items.map(({ system }) => system).filter((system) => !catalogue.some(({ id }) => id === system));
}

function firstOfEach(items: readonly RegulationItem[]): RegulationItem[] {
  return items.filter(({ system }, at) => items.findIndex((other) => other.system === system) === at);
}
