import { systemsInForce } from '../core/regulation/systems-in-force.ts';
import { catalogue } from './catalogue.ts';
import { builtInRegulation } from './regulations/index.ts';

/**
 * What the content script bundles: the built-in regulation's id and the systems it lists. Its build replaces this file by
 * the result (wxt.config.ts).
 */
export const packId = builtInRegulation.id;
export const systems = systemsInForce(catalogue, builtInRegulation.items);
