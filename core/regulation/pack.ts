import { type PlatformId, platformIds } from '../rules/ids.ts';
import type { CatalogueSystem, Permitted, System } from '../rules/rule-schema.ts';
import { approvalOf } from './approval.ts';
import type { Regulation } from './regulation-schema.ts';
import { allWords, inBoth, type PlatformNames, type RegulationWords, titleOf } from './regulation-words.ts';
import { systemsInForce } from './systems-in-force.ts';

/**
 * A regulation with the systems of the catalogue that it lists: what rules, screens, exports and papers take from it.
 * Its id is stored in incidents, its title and day in exports.
 */
export interface Pack {
  id: string;
  title: Record<'ru' | 'en', string>;
  /** Short name of the school, as the head of a paper has it. */
  school: Record<'ru' | 'en', string>;
  /** Its full name. */
  schoolFull: Record<'ru' | 'en', string>;
  /** Where its papers are written, as `г. Ртищево`; `null` if the regulation does not say. */
  town: Record<'ru' | 'en', string> | null;
  /** Responsible roles, in the order of the paper. */
  roles: readonly Record<'ru' | 'en', string>[];
  /** How papers name the approval (core/regulation/approval.ts); may be empty. */
  approval: Record<'ru' | 'en', string>;
  /** ISO day. */
  inForceFrom: string;
  /** The list as the regulation has it: also systems that the catalogue lacks. */
  items: Regulation['items'];
  /** Listed systems that the catalogue has, in the order of the list. */
  systems: readonly System[];
  permitted: Pick<Permitted, 'platforms'> & Pick<Regulation, 'support'>;
  words: Record<'ru' | 'en', RegulationWords>;
  /** For what was recorded or set under another regulation. */
  platformNames: PlatformNames;
}

/**
 * Apply a regulation to the catalogue.
 * @param permitted defaults of the permitted platforms, rules/permitted.json
 */
export function packOf(catalogue: readonly CatalogueSystem[], permitted: Permitted, regulation: Regulation): Pack {
  const { id, inForceFrom, school, roles, support } = regulation;
  const platforms = platformsOf(regulation, permitted);
  const platformNames = namesOf(permitted, platforms);
  return {
    id,
    title: titleOf(regulation),
    school: inBoth(school.shortName),
    schoolFull: inBoth(school.fullName),
    town: school.town ? inBoth(school.town) : null,
    roles: roles.map(inBoth),
    approval: approvalOf(regulation),
    inForceFrom,
    items: regulation.items,
    systems: systemsInForce(catalogue, regulation.items),
    permitted: { platforms, support },
    words: allWords(regulation, platformNames),
    platformNames,
  };
}

/** Return the permitted platforms with the names, links and hosts of the regulation, or of the defaults. */
function platformsOf({ platforms }: Regulation, permitted: Permitted): Permitted['platforms'] {
  return permitted.platforms.flatMap((standard) => {
    const own = platforms.find(({ id }) => id === standard.id);
    if (!own) return [];
    const { name, link = standard.link, hosts = standard.hosts } = own;
    return [{ ...standard, ...(name && { name: inBoth(name) }), link, hosts }];
  });
}

/** Return the platforms that a regulation does not permit. */
export function unpermittedPlatforms({ permitted }: Pick<Pack, 'permitted'>): PlatformId[] {
  return platformIds.filter((id) => permitted.platforms.every((one) => one.id !== id));
}

/** Return the names of all platforms: of those that the regulation leaves out by default. */
function namesOf({ platforms }: Permitted, own: Permitted['platforms']): PlatformNames {
  const named = platforms.map(({ id, name }) => [id, own.find((one) => one.id === id)?.name ?? name]);
  return Object.fromEntries(named);
}
