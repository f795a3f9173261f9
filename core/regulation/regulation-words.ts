import { type PlatformId, platformIds } from '../rules/ids.ts';
import type { Regulation } from './regulation-schema.ts';
import { knownNoun } from './school-nouns.ts';

/**
 * What the sentences of locales/ take from the regulation, by the name of the placeholder. English has no cases: there
 * `listOf` equals `list`.
 */
export interface RegulationWords extends Record<string, string> {
  /** «Приложение № 2», `Appendix 2`. */
  list: string;
  /** «Приложения № 2», `Appendix 2`. */
  listOf: string;
  /** «лицея», `the lyceum’s`. */
  schoolOf: string;
  /** «в лицее», `at the lyceum`. */
  atSchool: string;
  /** «Сферум в MAX» with its quotation marks. */
  platform: string;
  /** The platform by name and the clause that names it: «Сферум в MAX» (п. 2.1). */
  platformByClause: string;
  /** Names of the platforms on buttons; empty for a platform that the regulation does not permit. */
  max: string;
  sferum: string;
  /** Name of the first permitted platform, to which the main button leads. */
  first: string;
  /** The permitted platforms together: «MAX и Сферум», «MAX или Сферум»; the name alone where one is permitted. */
  platformsAnd: string;
  platformsOr: string;
  /** The role that signs reports: the last one of the list. */
  administrator: string;
}

/** What the banner takes from the regulation. */
export type BannerWords = Pick<RegulationWords, 'list' | 'atSchool' | 'platform' | 'max' | 'sferum' | 'first'>;

/** Names of all platforms by id, also of those that the regulation does not permit. */
export type PlatformNames = Record<PlatformId, Record<'ru' | 'en', string>>;

/** Return the words of a regulation in both languages. Where it has no English, known words are translated. */
export function allWords(regulation: Regulation, names: PlatformNames): Record<'ru' | 'en', RegulationWords> {
  const { school, list, platform, platforms, clause, roles } = regulation;
  const { noun } = school;
  const english = noun.en ?? knownNoun(noun.nominative)?.en ?? 'school';
  const common = (language: 'ru' | 'en') => {
    const nameOf = (id: PlatformId): string => (platforms.some((one) => one.id === id) ? names[id][language] : '');
    const said = platformIds.map(nameOf).filter(Boolean);
    const [and, or] = language === 'ru' ? [' и ', ' или '] : [' and ', ' or '];
    return {
      ...{ platformsAnd: said.join(and), platformsOr: said.join(or) },
      platform: inLanguage(platform, language),
      max: nameOf('max'),
      sferum: nameOf('sferum'),
      first: said[0] ?? '',
      administrator: inLanguage(roles.at(-1) ?? { ru: 'Ответственный', en: 'Responsible' }, language),
    };
  };
  return {
    ru: {
      ...common('ru'),
      list: list.nominative,
      listOf: list.genitive,
      schoolOf: noun.genitive,
      atSchool: `${beforeNoun(noun.prepositional)} ${noun.prepositional}`,
      platformByClause: platform.ru + (clause ? ` (п. ${clause})` : ''),
    },
    en: {
      ...common('en'),
      list: englishList(list),
      listOf: englishList(list),
      schoolOf: `the ${english}’s`,
      atSchool: `at the ${english}`,
      platformByClause: inLanguage(platform, 'en') + (clause ? ` (clause ${clause})` : ''),
    },
  };
}

/**
 * Return the document as papers name it: title, school and list. The title alone says what the order is about.
 */
export function titleOf({ title, school, list }: Regulation): Record<'ru' | 'en', string> {
  return {
    ru: [title.ru, school.fullName.ru, list.nominative].join(', '),
    en: [inLanguage(title, 'en'), inLanguage(school.fullName, 'en'), englishList(list)].join(', '),
  };
}

/** Return a text in both languages; Russian where there is no English. */
export function inBoth(text: { ru: string; en?: string | undefined }): Record<'ru' | 'en', string> {
  return { ru: text.ru, en: inLanguage(text, 'en') };
}

function inLanguage(text: { ru: string; en?: string | undefined }, language: 'ru' | 'en'): string {
  return (language === 'en' && text.en) || text.ru;
}

/** «Приложение № 3» is `Appendix 3`; another name without English is kept. */
function englishList({ nominative, en }: Regulation['list']): string {
  return en ?? nominative.replace(/^Приложение(?: №)? ?/, 'Appendix ').trim();
}

/** The preposition before a noun: «во дворце», «во второй гимназии», «в школе», «в высшей школе». */
function beforeNoun(noun: string): string {
  return /^(?:дворц|[вф][^аеёиоуыэюя\s-])/i.test(noun) ? 'во' : 'в';
}
