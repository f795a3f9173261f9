import { packOf } from '../core/regulation/pack.ts';
import type { Permitted } from '../core/rules/rule-schema.ts';
import { catalogue } from './catalogue.ts';
import permitted from './permitted.json' with { type: 'json' };
import { builtInRegulation } from './regulations/index.ts';

/** Links and hosts of the permitted platforms that a regulation need not repeat. */
export const defaultPermitted = permitted as Permitted;

/**
 * The built-in regulation applied to the catalogue. tests/unit/rules checks the files against their schemas, so that the
 * content script needs no validator.
 */
export const pack = packOf(catalogue, defaultPermitted, builtInRegulation);
export const { systems } = pack;
