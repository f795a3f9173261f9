import type { GivenRegulation } from '../core/policy/regulation-policy.ts';
import { type Pack, packOf } from '../core/regulation/pack.ts';
import { readRegulation } from '../core/regulation/read-regulation.ts';
import type { Regulation } from '../core/regulation/regulation-schema.ts';
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

/** The systems that this build can recognise. */
export const recognised: readonly CatalogueSystem[] = pack.systems;

/** The regulation that is chosen, applied to the systems this build can recognise, and what was refused of it. */
export interface ChosenPack {
  regulation: Regulation;
  pack: Pack;
  /** What was refused, by its path: `regulation.items.2.system`. */
  problems: SettingsProblem[];
}

/** Apply the regulation that policy or this PC sets. @param given of any type; nothing for the built-in one */
export function choosePack({ value, source }: GivenRegulation): ChosenPack {
  const known = recognised.map(({ id }) => id);
  const { regulation, problems } = readRegulation(value, builtInRegulations, known);
  return {
    regulation,
    pack: packOf(catalogue, defaultPermitted, regulation),
    problems: problems.map((path) => ({ field: 'regulation', path, source })),
  };
}
