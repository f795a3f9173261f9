import { valueAt } from '../encoding/value-at.ts';
import { type PlatformId, platformIds } from '../rules/ids.ts';
import type { DraftItem } from './draft-items.ts';
import type { Regulation } from './regulation-schema.ts';

/** The texts of a regulation that a form edits, by their paths. */
export const regulationTexts = [
  'id',
  'school.fullName.ru',
  'school.fullName.en',
  'school.shortName.ru',
  'school.shortName.en',
  'school.noun.nominative',
  'school.noun.genitive',
  'school.noun.prepositional',
  'school.noun.en',
  'school.town.ru',
  'school.town.en',
  'title.ru',
  'title.en',
  'approval.number',
  'approval.date',
  'inForceFrom',
  'list.nominative',
  'list.genitive',
  'list.en',
  'platform.ru',
  'platform.en',
  'clause',
] as const;
export type RegulationText = (typeof regulationTexts)[number];

/** A platform as typed; a text is empty for the standard one. */
export interface DraftPlatform {
  isPermitted: boolean;
  /** As the buttons name it, in both languages. */
  name: string;
  nameEn: string;
  link: string;
  /** Host names with white space between. */
  hosts: string;
}

/** A regulation as typed: texts are arbitrary until they are checked (core/regulation/check-regulation-draft.ts). */
export interface RegulationDraft {
  texts: Record<RegulationText, string>;
  items: DraftItem[];
  platforms: Record<PlatformId, DraftPlatform>;
  /** One role a line. */
  roles: string;
  /** One address a line, and perhaps the clause after it: `help@school.example 4.2`. */
  support: string;
  /** What the form does not edit: roles in English. */
  kept: Pick<Regulation, 'roles'>;
}

/** Return a regulation as a form shows it. */
export function toRegulationDraft(regulation: Regulation): RegulationDraft {
  const { items, platforms, roles, support } = regulation;
  const draftOf = (id: PlatformId) => [id, draftPlatform(platforms.find((one) => one.id === id))] as const;
  return {
    texts: Object.fromEntries(
      regulationTexts.map((path) => [path, textAt(regulation, path)]),
    ) as RegulationDraft['texts'],
    items: items.map(({ item, system, name = '' }) => ({ item, system, name })),
    platforms: Object.fromEntries(platformIds.map(draftOf)) as RegulationDraft['platforms'],
    roles: roles.map(({ ru }) => ru).join('\n'),
    support: support.map(({ address, clause }) => [address, clause].filter(Boolean).join(' ')).join('\n'),
    kept: { roles },
  };
}

/** Return a draft for a school that writes its own regulation: only words that are true for any school. */
export function blankRegulationDraft(): RegulationDraft {
  const texts = Object.fromEntries(regulationTexts.map((path) => [path, ''])) as RegulationDraft['texts'];
  const permitted = { ...draftPlatform(undefined), isPermitted: true };
  return {
    texts: {
      ...texts,
      'school.noun.nominative': 'школа',
      'school.noun.genitive': 'школы',
      'school.noun.prepositional': 'школе',
      'list.nominative': 'Приложение № 1',
      'list.genitive': 'Приложения № 1',
      'platform.ru': '«Сферум в\u00a0MAX»',
    },
    items: [],
    platforms: { max: permitted, sferum: permitted },
    roles: '',
    support: '',
    kept: { roles: [] },
  };
}

function draftPlatform(platform: Regulation['platforms'][number] | undefined): DraftPlatform {
  const { name, link = '', hosts = [] } = platform ?? {};
  return {
    ...{ isPermitted: platform !== undefined, link, hosts: hosts.join(' ') },
    ...{ name: name?.ru ?? '', nameEn: name?.en ?? '' },
  };
}

function textAt(regulation: Regulation, path: string): string {
  const found = valueAt(regulation, path.split('.'));
  return typeof found === 'string' ? found : '';
}
