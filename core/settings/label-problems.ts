import { withoutHiddenSigns } from '../encoding/hidden-signs.ts';
import { labelWords, notSurnames } from './common-names.ts';
import { isGivenName, isSurname, looksLikeSurname } from './name-forms.ts';
import { withoutNamesakes } from './room-namesakes.ts';
import { inOneScript } from './script-lookalikes.ts';
import { MAX_LABEL_LENGTH } from './settings.ts';

/** What a label of a room should not hold. It reaches reports, exports and their file names. */
export const labelProblemKinds = ['people', 'person', 'phone', 'email', 'hiddenSigns'] as const;
export type LabelProblem = (typeof labelProblemKinds)[number];

/** Longest text to search, in UTF-16 code units: five times the longest label. A pasted list or kit.json can hold more. */
const MAX_SEARCHED_LENGTH = 5 * MAX_LABEL_LENGTH;

/**
 * Find what seems to name a person in a label. The answer is a guess for a warning, never a reason to refuse the label:
 * rare surnames are missed, and «Каб. 12», «ПК 3» and «Лекционная им. Ломоносова» must not be accused.
 * @param text as typed
 * @returns the problems in the order of {@link labelProblemKinds}; `people` (a list of people or of a class) takes the place
 *   of `person`
 */
export function labelProblems(text: string): LabelProblem[] {
  const visible = withoutHiddenSigns(text);
  const searched = visible.slice(0, MAX_SEARCHED_LENGTH).normalize('NFKC').slice(0, MAX_SEARCHED_LENGTH);
  const plain = searched.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
  const named = withoutNamesakes(inOneScript(plain).replace(HONOURS, ' '));
  const people = isList(named);
  const found: Record<LabelProblem, boolean> = {
    people,
    person: !people && namesPerson(named),
    phone: hasPhone(plain),
    email: EMAIL.test(plain),
    hiddenSigns: visible !== text,
  };
  return labelProblemKinds.filter((kind) => found[kind]);
}

const WORD = String.raw`\p{Lu}\p{L}{2,}(?:-\p{Lu}\p{L}+)?`;
const INITIAL = String.raw`\p{Lu}\.`;

/** A room, school, street or town that is named after a person: «им. М. В. Ломоносова», «ул. Петрова», «г. Александров». */
const HONOURS = new RegExp(
  String.raw`(?<!\p{L})(?:(?:[Ии]м|[Уу]л|[Пп]росп|[Пп]л|[Пп]ер|[Нн]аб|[Гг]ор|[Пп]ос|[Дд]ер|г|пр|ш|с|п)\.|[Ии]мени|[Уу]лица|[Пп]роспект|[Пп]лощадь|[Пп]ереулок|[Пп]амяти|[Гг]ород)` +
    String.raw`\s*(?:${INITIAL}\s*(?:${INITIAL}\s*)?${WORD}|${WORD}\s+${INITIAL}(?:\s*${INITIAL})?|(?:${WORD}\s+){0,2}${WORD}(?![\p{L}]))`,
  'gu',
);

/** An address, or a user name with `@`. */
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+\.[\p{L}\p{N}.-]+|(?<![\p{L}\p{N}])@\w{4,}/u;

/** A class: «8А», «11 «Б»». Alone it is no problem, because rooms have such numbers. */
const CLASS = /(?<![\p{L}\d])(?:1[01]|[1-9])\s?-?\s?[«"]?[А-Яа-я][»"]?(?![\p{L}\d])/u;

const BY_TWO_INITIALS = new RegExp(
  String.raw`(?<![\p{L}.])(?:(${WORD})\s+${INITIAL}\s*${INITIAL}(?!\s*${INITIAL})|(?<!${INITIAL}\s*)${INITIAL}\s*${INITIAL}\s*(${WORD}))`,
  'gu',
);
const BY_ONE_INITIAL = new RegExp(
  String.raw`(?<![\p{L}.])(?:(${WORD})\s+(?:${INITIAL}|\p{Lu}{1,2}(?![\p{L}\d]))|${INITIAL}\s*(${WORD}))`,
  'gu',
);
const PATRONYMIC = /(?<!\p{L})\p{L}{2,}(?:ович|евич|ьич|овн|евн|иничн|ичн)(?:|а|у|ем|ом|е|ы|ой)(?!\p{L})/giu;

function namesPerson(text: string): boolean {
  if (text.match(PATRONYMIC)?.some((word) => /^\p{Lu}/u.test(word) && !/^Царевн|Границ|ичный$/u.test(word)))
    return true;
  if (matches(BY_TWO_INITIALS, text).some((word) => !labelWords.has(word.toLowerCase()))) return true;
  if (matches(BY_ONE_INITIAL, text).some((word) => isSurname(word) || looksLikeSurname(word))) return true;
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.some((word, i) => isNamed(word) || isFullName(word, words[i + 1] ?? ''));
}

/** Return true for a name that stands alone: capitalized in Russian; user names and PC names in Latin are lower case. */
function isNamed(word: string): boolean {
  const isCapital = /^(?:\p{Lu}|[a-z])/u.test(word);
  return isCapital && !notSurnames.has(word.toLowerCase()) && (isSurname(word) || isGivenName(word));
}

function isFullName(word: string, next: string): boolean {
  return (isGivenName(word) && isFamily(next)) || (isGivenName(next) && isFamily(word));
}

const isFamily = (word: string): boolean => isSurname(word) || looksLikeSurname(word);

/** Return true for names in a row («Иванов, Петров»), or a class with a name («8А Иванов»). */
function isList(text: string): boolean {
  const parts = text.split(/[,;/+&]|(?<!\p{L})и(?!\p{L})/u).filter((part) => namesPerson(part) || isLoneSurname(part));
  return parts.length > 1 || (parts.length === 1 && CLASS.test(text));
}

function isLoneSurname(part: string): boolean {
  const words = (part.replace(CLASS, ' ').match(/\p{L}+/gu) ?? []).filter(
    (word) => !labelWords.has(word.toLowerCase()),
  );
  return words.length === 1 && looksLikeSurname(words[0] ?? '');
}

/** Numbers with the signs that people write between the digits of a phone number, after `№` (NFKC: `No`) or «инв.». */
const NUMBERS = /((?<!\p{L})(?:No|инв\.?)\s*(?:No\s*)?)?(\+?\(?\d(?:[\s().-]{0,2}\d)+)/giu;
const PHONE_WORD =
  /(?<!\p{L})(?:тел|телефон|моб|сот|т|tel|phone|[☎📞📱])\.?:?\s*(?:\p{L}+\.?\s*)?\+?\(?\d(?:[\s()-]{0,2}\d){4,}/iu;

function hasPhone(text: string): boolean {
  if (PHONE_WORD.test(text)) return true;
  return [...text.matchAll(NUMBERS)].some(([, counted, number = '']) => !counted && isPhone(number));
}

/** Return true for a number of Russia in any way of writing, for a number with a country code, or for 12-34-56. */
function isPhone(number: string): boolean {
  const digits = number.replace(/\D/g, '');
  if (number.startsWith('+')) return digits.length >= 10 && digits.length <= 15;
  if (/^[78][3489]\d{9}$/.test(digits) || /^9\d{9}$/.test(digits)) return true;
  if (/^\(\d{3,5}\)[\s-]?\d/.test(number)) return digits.length === 10;
  if (/^\d{3}[-\s]\d\d[-\s]\d\d$/.test(number)) return true;
  const [first = 0, second = 0, third = 0] = /^\d\d-\d\d-\d\d$/.test(number) ? number.split('-').map(Number) : [];
  const isDate = first <= 31 && second <= 12;
  return third > 0 && !isDate && !(second - first === 1 && third - second === 1);
}

const matches = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([, before, after]) => before ?? after ?? '');
