import { jsonEqual } from '../encoding/json-equal.ts';
import { permittedHost } from './permitted-clashes.ts';
import type { DraftPlatform, RegulationDraft, RegulationText } from './regulation-draft.ts';
import { type Regulation, regulationSchema } from './regulation-schema.ts';

/** What is wrong with a field of a draft. */
export type RegulationError =
  | 'empty'
  | 'long'
  | 'id'
  | 'builtInId'
  | 'day'
  | 'item'
  | 'noItems'
  | 'noPlatforms'
  | 'refused'
  | 'permitted'
  | 'link'
  | 'hosts'
  | 'roles'
  | 'support';

/**
 * Errors by the path of the field: a text's path, `items`, `items.telegram`, `platforms`, `platforms.max.link` (or `name`, `nameEn`,
 * `hosts`), `roles`, `support`.
 */
export type RegulationErrors = ReadonlyMap<string, RegulationError>;

/**
 * Convert a draft to a regulation, or return the errors by path. A regulation that differs from a built-in one must not
 * have its id, because incidents are told apart by it.
 * @param builtIn the built-in regulations
 * @param refused returns the paths that this build cannot apply, such as `regulation.items.2.system` (rules/index.ts)
 */
export function fromRegulationDraft(
  draft: RegulationDraft,
  builtIn: readonly Regulation[],
  refused: (regulation: Regulation) => readonly string[] = () => [],
): { regulation: Regulation } | { errors: RegulationErrors } {
  const typed = typedRegulation(draft);
  const parsed = regulationSchema.safeParse(typed);
  const errors = new Map<string, RegulationError>(
    (parsed.error?.issues ?? []).map(({ path }) => {
      const shown = shownPath(path.map(String), draft);
      return [shown, errorAt(shown, draft)];
    }),
  );
  const taken = builtIn.find(({ id }) => id === typed.id);
  if (taken && !jsonEqual(taken, parsed.data ?? typed)) errors.set('id', 'builtInId');
  for (const path of parsed.success && errors.size === 0 ? refused(parsed.data) : []) {
    errors.set(shownPath(path.split(/[.:]/).slice(1), draft), permittedHost(path) ? 'permitted' : 'refused');
  }
  return parsed.success && errors.size === 0 ? { regulation: parsed.data } : { errors };
}

/** Return the regulation that was typed. What a paper may lack is left out where it is blank. */
function typedRegulation(draft: RegulationDraft): Regulation {
  const read = (path: RegulationText): string => draft.texts[path].trim();
  const maybe = <K extends string>(key: K, path: RegulationText): Partial<Record<K, string>> =>
    (read(path) ? { [key]: read(path) } : {}) as Partial<Record<K, string>>;
  const both = (path: 'school.fullName' | 'school.shortName' | 'school.town' | 'title' | 'platform') => {
    return { ru: read(`${path}.ru`), ...maybe('en', `${path}.en`) };
  };
  const approval = { ...maybe('number', 'approval.number'), ...maybe('date', 'approval.date') };
  return {
    id: read('id'),
    school: {
      fullName: both('school.fullName'),
      shortName: both('school.shortName'),
      noun: {
        nominative: read('school.noun.nominative'),
        genitive: read('school.noun.genitive'),
        prepositional: read('school.noun.prepositional'),
        ...maybe('en', 'school.noun.en'),
      },
      ...((read('school.town.ru') || read('school.town.en')) && { town: both('school.town') }),
    },
    title: both('title'),
    ...(Object.keys(approval).length > 0 && { approval }),
    inForceFrom: read('inForceFrom'),
    list: {
      nominative: read('list.nominative'),
      genitive: read('list.genitive'),
      ...maybe('en', 'list.en'),
    },
    items: draft.items.map(({ item, system, name }) => {
      return { item: item.trim(), system, ...(name.trim() && { name: name.trim() }) };
    }),
    platform: both('platform'),
    ...typedLists(draft),
    ...maybe('clause', 'clause'),
  };
}

function typedLists({ platforms, roles, support, kept }: RegulationDraft) {
  const permitted = Object.entries(platforms).filter(([, { isPermitted }]) => isPermitted);
  return {
    platforms: permitted.map(([id, platform]) => ({ id: id as 'max' | 'sferum', ...typedPlatform(platform) })),
    roles: lines(roles).map((ru) => kept.roles.find((role) => role.ru === ru) ?? { ru }),
    support: lines(support).map((line) => {
      const [address = '', ...clause] = line.split(/\s+/);
      return { address, ...(clause.length > 0 && { clause: clause.join(' ') }) };
    }),
  };
}

function typedPlatform(platform: DraftPlatform): Omit<Regulation['platforms'][number], 'id'> {
  const { name, nameEn, link, hosts } = platform;
  const [ru, en] = [name.trim(), nameEn.trim()];
  return {
    ...((ru || en) && { name: { ru, ...(en && { en }) } }),
    ...(link.trim() && { link: link.trim() }),
    ...(hosts.trim() && { hosts: hosts.trim().split(/\s+/) }),
  };
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Return the path of the field that shows an issue. */
function shownPath([first = '', at, ...rest]: readonly string[], draft: RegulationDraft): string {
  const permitted = Object.entries(draft.platforms).flatMap(([id, { isPermitted }]) => (isPermitted ? [id] : []));
  switch (first) {
    case 'items':
      return at === undefined ? first : `items.${draft.items[Number(at)]?.system ?? at}`;
    case 'platforms':
      return at === undefined ? first : `platforms.${permitted[Number(at)] ?? at}.${platformField(rest)}`;
    case 'roles':
    case 'support':
      return first;
    default:
      return [first, ...(at === undefined ? [] : [at]), ...rest].join('.');
  }
}

/** @param rest the path in the platform, as `name`, `ru` */
function platformField([field = 'link', language]: readonly string[]): string {
  return field === 'name' && language === 'en' ? 'nameEn' : field;
}

function errorAt(path: string, { texts, platforms }: RegulationDraft): RegulationError {
  if (path === 'id' || path === 'roles' || path === 'support') return path;
  if (path === 'items') return 'noItems';
  if (path === 'platforms') return 'noPlatforms';
  if (path.startsWith('items.')) return 'item';
  if (path.startsWith('platforms')) return platformError(path.split('.'), platforms);
  if (path === 'inForceFrom' || path === 'approval.date') return 'day';
  return texts[path as RegulationText]?.trim() ? 'long' : 'empty';
}

function platformError([, id, field]: readonly string[], platforms: RegulationDraft['platforms']): RegulationError {
  if (field === 'hosts') return 'hosts';
  if (field !== 'name' && field !== 'nameEn') return 'link';
  return platforms[id as keyof typeof platforms][field].trim() ? 'long' : 'empty';
}
