import type { Regulation } from './regulation-schema.ts';

type Noun = Regulation['school']['noun'];

/** The nouns for a school whose cases are known, the most frequent first, each with the English one. */
const known: readonly (readonly [nominative: string, en: string])[] = [
  ['школа', 'school'],
  ['лицей', 'lyceum'],
  ['гимназия', 'gymnasium'],
  ['колледж', 'college'],
  ['техникум', 'college'],
  ['училище', 'college'],
  ['школа-интернат', 'boarding school'],
  ['интернат', 'boarding school'],
];

/** Endings of the nominative, genitive and prepositional; the last one is that of a consonant. */
const endings = [
  ['ия', 'ии', 'ии'],
  ['а', 'ы', 'е'],
  ['й', 'я', 'е'],
  ['е', 'а', 'е'],
  ['', 'а', 'е'],
] as const;

/** The known nouns with their cases. */
export const schoolNouns: readonly Required<Noun>[] = known.map(([nominative, en]) => {
  const words = nominative.split('-');
  return {
    ...{ nominative, en },
    genitive: words.map((word) => declined(word, 1)).join('-'),
    prepositional: words.map((word) => declined(word, 2)).join('-'),
  };
});

/** Return the known noun of this nominative in any letter case, or `null`. */
export function knownNoun(nominative: string): Required<Noun> | null {
  return schoolNouns.find((noun) => noun.nominative === nominative.trim().toLowerCase()) ?? null;
}

/** @param at place of the case in the endings */
function declined(word: string, at: 1 | 2): string {
  const ending = endings.find(([nominative]) => word.endsWith(nominative)) ?? endings[4];
  return word.slice(0, word.length - ending[0].length) + ending[at];
}
