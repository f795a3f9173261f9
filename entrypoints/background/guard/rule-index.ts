import { indexRules, type RuleIndex } from '../../../core/rules/match.ts';
import type { GuardSettings } from '../../../core/settings/guard-settings.ts';
import { pack } from '../../../rules/index.ts';

/** The index of the rules in force, for core/rules/match.ts. */
export const ruleIndex = indexRules(pack.systems);

/** Return the index of the rules in force without the addresses that the school allows. */
export function guardedIndex({ allowed = [] }: Pick<GuardSettings, 'allowed'>): RuleIndex {
  return allowed.length > 0 ? indexRules([...pack.systems, { id: '', item: '', rules: allowed }]) : ruleIndex;
}
