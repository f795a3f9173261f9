import type { Regulation } from '../../../core/regulation/regulation-schema.ts';
import { inBoth } from '../../../core/regulation/regulation-words.ts';
import type { PlatformId } from '../../../core/rules/ids.ts';
import type { CatalogueSystem, Permitted } from '../../../core/rules/rule-schema.ts';
import type { SettingsProblem } from '../../../core/settings/read-settings.ts';
import { language } from '../../shared/language.ts';

/** The regulation in force, and what may be chosen instead. */
export interface RegulationChoice {
  regulation: Regulation;
  source: SettingsProblem['source'];
  /** The built-in regulations, the default first. */
  builtIn: readonly [Regulation, ...Regulation[]];
  /** The permitted platforms with what a regulation need not repeat. */
  standard: Permitted['platforms'];
  /** Every system that this build can recognise. */
  systems: readonly Pick<CatalogueSystem, 'id' | 'name'>[];
}

/** Return the name of a platform in the regulation in force, also of one that it does not permit. */
export function platformName({ regulation, standard }: RegulationChoice, id: PlatformId): string {
  const own = regulation.platforms.find((one) => one.id === id)?.name;
  const name = own ? inBoth(own) : standard.find((one) => one.id === id)?.name;
  return name?.[language()] ?? id;
}
