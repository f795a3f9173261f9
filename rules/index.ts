import type { GivenRegulation } from '../core/policy/regulation-policy.ts';
import { hasIdOfOther } from '../core/regulation/built-in-by-id.ts';
import { lostPath } from '../core/regulation/lost-regulation.ts';
import { type Pack, packOf } from '../core/regulation/pack.ts';
import { permittedClashes } from '../core/regulation/permitted-clashes.ts';
import { readRegulation } from '../core/regulation/read-regulation.ts';
import type { Regulation } from '../core/regulation/regulation-schema.ts';
import { withoutAccess } from '../core/regulation/systems-in-force.ts';
import type { CatalogueSystem, Permitted } from '../core/rules/rule-schema.ts';
import type { SettingsProblem } from '../core/settings/read-settings.ts';
import { catalogue } from './catalogue.ts';
import permitted from './permitted.json' with { type: 'json' };
import { builtInRegulation, builtInRegulations } from './regulations/index.ts';

/** Links and hosts of the permitted platforms that a regulation need not repeat. */
export const defaultPermitted = permitted as Permitted;

/**
 * The built-in regulation applied to the catalogue. tests/unit/rules checks the files against their schemas, so that the
 * content script needs no validator.
 */
export const pack = packOf(catalogue, defaultPermitted, builtInRegulation);
export const { systems } = pack;

/** Every system of the catalogue. The build has access to the hosts of those that the built-in regulation lists. */
export const recognised: readonly CatalogueSystem[] = catalogue.map((system) =>
  systems.some(({ id }) => id === system.id) ? system : withoutAccess(system),
);

/** The regulation that is chosen, applied to the systems this build can recognise, and what was refused of it. */
export interface ChosenPack {
  regulation: Regulation;
  pack: Pack;
  /** What was refused, by its path: `regulation.items.2.system`. */
  problems: SettingsProblem[];
}

/**
 * Apply the regulation that policy or this PC sets. A system at an address that the regulation also permits is refused,
 * and the path of the problem names the address: `regulation.items.5.system: web.vk.me`. So does the path of a regulation
 * that was lost with the store of this PC (core/regulation/lost-regulation.ts). A list that differs from a built-in one of
 * the same id applies, and its id is named: incidents are told apart by it.
 * @param given of any type; nothing for the built-in one
 */
export function choosePack({ value, source, lost = null }: GivenRegulation): ChosenPack {
  const known = recognised.map(({ id }) => id);
  const read = readRegulation(value, builtInRegulations, known);
  const { systems: listed, permitted: allowed } = packOf(recognised, defaultPermitted, read.regulation);
  const clashes = permittedClashes(listed, allowed.platforms);
  const unclashed = known.filter((id) => !clashes.has(id));
  const { regulation, problems } = clashes.size === 0 ? read : readRegulation(value, builtInRegulations, unclashed);
  const hosts = [...new Set(clashes.values())].join(', ');
  const paths = problems.map((path) => (read.problems.includes(path) ? path : `${path}: ${hosts}`));
  if (hasIdOfOther(regulation, builtInRegulations)) paths.push('regulation.id');
  const isLost = source === 'here' && !value && lost !== null && lost !== regulation.id;
  if (isLost) paths.push(lostPath(lost));
  return {
    regulation,
    pack: packOf(recognised, defaultPermitted, regulation),
    problems: paths.map((path) => ({ field: 'regulation', path, source })),
  };
}
