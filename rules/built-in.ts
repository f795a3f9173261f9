import type { MatchedSystem } from '../core/rules/match.ts';
import { pack } from './index.ts';

/**
 * The systems of which the content script bundles the rules: those of the built-in regulation. Its build replaces this
 * file by their packed rules (wxt.config.ts); their items and names come with the regulation in force.
 */
export const systems: readonly MatchedSystem[] = pack.systems;
