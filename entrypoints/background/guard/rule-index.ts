import { indexRules } from '../../../core/rules/match.ts';
import { pack } from '../../../rules/index.ts';

/** The index of the rules in force, for core/rules/match.ts. */
export const ruleIndex = indexRules(pack.systems);
