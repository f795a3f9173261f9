import type { Regulation } from '../../../core/regulation/regulation-schema.ts';
import type { CatalogueSystem } from '../../../core/rules/rule-schema.ts';
import type { SettingsProblem } from '../../../core/settings/read-settings.ts';

/** The regulation in force, and what may be chosen instead. */
export interface RegulationChoice {
  regulation: Regulation;
  source: SettingsProblem['source'];
  /** The built-in regulations, the default first. */
  builtIn: readonly [Regulation, ...Regulation[]];
  /** Every system that this build can recognise. */
  systems: readonly Pick<CatalogueSystem, 'id' | 'name'>[];
}
