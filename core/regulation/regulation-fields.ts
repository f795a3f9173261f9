import { fields, type Keep, list, record, whole } from './keep-valid.ts';
import { listGenitive } from './list-genitive.ts';
import { type Regulation, type RegulationItem, regulationLimits, regulationSchema } from './regulation-schema.ts';
import { knownNoun } from './school-nouns.ts';

type Text = Regulation['title'];
type Noun = Regulation['school']['noun'];
type List = Regulation['list'];
type Platform = Regulation['platforms'][number];
type Support = Regulation['support'][number];

const { shape } = regulationSchema;
const approval = shape.approval.def.innerType.shape;
const support = shape.support.def.element.shape;
const platform = shape.platforms.def.element.shape;
const item = shape.items.def.element.shape;

/** The fields of a regulation that are valid. Of `school` each part may lack. */
type KeptFields = Partial<Omit<Regulation, 'school'> & { school: Partial<Regulation['school']> }>;

/**
 * Keep the valid fields of a regulation, and name the others. A second line of a system is left out. So is a second platform
 * of an id, and one of an unknown id: the outcomes of incidents name these two alone.
 * @param known ids of the systems that this build can recognise
 */
export function keepRegulation(known: readonly string[]): Keep<KeptFields> {
  const { roles, support: addresses, items, platforms } = regulationLimits;
  return fields<Required<KeptFields>>({
    id: whole(shape.id),
    school: fields<Regulation['school']>({
      fullName: text(shape.school.shape.fullName),
      shortName: text(shape.school.shape.shortName),
      noun,
    }),
    title: text(shape.title),
    approval: fields<NonNullable<Regulation['approval']>>({
      number: whole(approval.number),
      date: whole(approval.date),
    }),
    inForceFrom: whole(shape.inForceFrom),
    list: listName,
    items: someOf(list(knownItem(known), items)),
    platform: text(shape.platform),
    platforms: someOf(list(eachPlatformOnce(), platforms)),
    clause: whole(shape.clause),
    roles: list(text(shape.roles.def.element), roles),
    support: list(
      record<Support>({ address: whole(support.address), clause: whole(support.clause) }, ['address']),
      addresses,
    ),
  });
}

/** Without English the Russian text stands in its place. */
function text({ shape: { ru, en } }: typeof shape.title): Keep<Text> {
  return record<Text>({ ru: whole(ru), en: whole(en) }, ['ru']);
}

/** The cases of a known noun follow from its first one. */
const noun: Keep<Noun> = (() => {
  const { nominative, genitive, prepositional, en } = shape.school.shape.noun.shape;
  return record<Noun>(
    { nominative: whole(nominative), genitive: whole(genitive), prepositional: whole(prepositional), en: whole(en) },
    ['nominative', 'genitive', 'prepositional'],
    (kept) => knownNoun(kept.nominative ?? '') ?? undefined,
  );
})();

/** The genitive of a list follows from a known first word. */
const listName: Keep<List> = (() => {
  const { nominative, genitive, en } = shape.list.shape;
  return record<List>(
    { nominative: whole(nominative), genitive: whole(genitive), en: whole(en) },
    ['nominative', 'genitive'],
    ({ nominative: name = '', ...kept }) => {
      const follows = listGenitive(name);
      return follows === name ? undefined : { ...kept, nominative: name, genitive: follows };
    },
  );
})();

/** Keep a line of a system that is known and is not listed above. A wrong name costs the name alone. */
function knownItem(known: readonly string[]): Keep<RegulationItem> {
  const above = new Set<string>();
  const keep = record<RegulationItem>({ item: whole(item.item), system: whole(item.system), name: whole(item.name) }, [
    'item',
    'system',
  ]);
  return (value, path, problems) => {
    const line = keep(value, path, problems);
    if (!line) return undefined;
    if (!known.includes(line.system)) problems.push(`${path}.system`);
    else if (above.has(line.system)) problems.push(path);
    else return above.add(line.system) && line;
    return undefined;
  };
}

function eachPlatformOnce(): Keep<Platform> {
  const above = new Set<string>();
  const keep = record<Platform>(
    {
      id: whole(platform.id),
      name: text(platform.name.def.innerType),
      link: whole(platform.link),
      hosts: list(whole(platform.hosts.def.innerType.def.element), regulationLimits.hosts),
    },
    ['id'],
  );
  return (value, path, problems) => {
    const kept = keep(value, path, problems);
    if (!kept || !above.has(kept.id)) return kept && above.add(kept.id) && kept;
    problems.push(`${path}.id`);
    return undefined;
  };
}

/** A list that must not be empty. */
function someOf<T>(keep: Keep<T[]>): Keep<T[]> {
  return (value, path, problems) => {
    const kept = keep(value, path, problems);
    if (kept?.length) return kept;
    if (!problems.includes(path)) problems.push(path);
    return undefined;
  };
}
