import { commonGivenNames, commonSurnames, notSurnames } from './common-names.ts';

/** Endings of surnames that most room labels do not have. */
const SURNAME_ENDING = /(?:[оеи]в|[иы]н|[ое]ва|[иы]на|енко|чук|юк|швили|дзе|янц)$/;

const LATIN: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'y',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
  },
  ...{ о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sch', ы: 'y' },
  ...{ ь: '', ю: 'yu', я: 'ya' },
};

const surnames = new Set(commonSurnames.flatMap((name) => [...surnameForms(name), latin(name), latin(`${name}а`)]));
const givenNames = new Set(commonGivenNames.flatMap(givenNameForms));

/** Return true for a common surname in any case, or in Latin letters. */
export function isSurname(word: string): boolean {
  const lower = word.toLowerCase();
  return surnames.has(/^[a-z]/.test(lower) ? normalizedLatin(lower) : lower);
}

/** Return true for a common given name in any case. */
export function isGivenName(word: string): boolean {
  return givenNames.has(word.toLowerCase());
}

/** Return true for a capitalized word that ends like a surname in the nominative. */
export function looksLikeSurname(word: string): boolean {
  const lower = word.toLowerCase();
  return /^\p{Lu}\p{L}{3,}/u.test(word) && SURNAME_ENDING.test(lower) && !notSurnames.has(lower);
}

/** Return the cases of a surname, masculine and feminine: `иванов`, `иванова`, `ивановой` … */
function surnameForms(name: string): string[] {
  return ['', 'а', 'у', 'ым', 'е', 'ой', 'ы', 'ых', 'ыми'].map((ending) => name + ending);
}

function givenNameForms(name: string): string[] {
  if (name === 'павел') return [name, ...['а', 'у', 'ом', 'е'].map((ending) => `павл${ending}`)];
  const stem = name.slice(0, -1);
  if (name.endsWith('ия')) return ['ия', 'ии', 'ию', 'ией'].map((ending) => name.slice(0, -2) + ending);
  if (name.endsWith('а')) return ['а', 'ы', 'и', 'е', 'у', 'ой', 'ей'].map((ending) => stem + ending);
  if (name.endsWith('я')) return ['я', 'и', 'е', 'ю', 'ей'].map((ending) => stem + ending);
  if (name.endsWith('ий')) return [name, ...['я', 'ю', 'ем', 'и'].map((ending) => stem + ending)];
  if (/[йь]$/.test(name)) return [name, ...['я', 'ю', 'ем', 'е'].map((ending) => stem + ending)];
  return ['', 'а', 'у', 'ом', 'е'].map((ending) => name + ending);
}

function latin(name: string): string {
  return normalizedLatin([...name].map((letter) => LATIN[letter] ?? '').join(''));
}

/**
 * Unite the ways of writing a Russian name in Latin letters, of which passports, papers and people each have their own:
 * Vasil’ev, Vasiliev and Vasilyev, Zaitsev and Zaytsev, Iakovlev and Yakovlev, Semenov and Semyonov.
 */
function normalizedLatin(name: string): string {
  return name
    .replaceAll('x', 'ks')
    .replaceAll('kh', 'h')
    .replaceAll('shch', 'sch')
    .replace(/[ijy]+/g, 'i')
    .replace(/i[eo]/g, 'e');
}
