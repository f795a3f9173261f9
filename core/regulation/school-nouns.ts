import type { Regulation } from './regulation-schema.ts';

type Noun = Regulation['school']['noun'];

/** The nouns for a school whose cases are known, the most frequent first. */
export const schoolNouns: readonly Required<Noun>[] = [
  { nominative: 'школа', genitive: 'школы', prepositional: 'школе', en: 'school' },
  { nominative: 'лицей', genitive: 'лицея', prepositional: 'лицее', en: 'lyceum' },
  { nominative: 'гимназия', genitive: 'гимназии', prepositional: 'гимназии', en: 'gymnasium' },
  { nominative: 'колледж', genitive: 'колледжа', prepositional: 'колледже', en: 'college' },
  { nominative: 'техникум', genitive: 'техникума', prepositional: 'техникуме', en: 'college' },
  { nominative: 'училище', genitive: 'училища', prepositional: 'училище', en: 'college' },
  { nominative: 'академия', genitive: 'академии', prepositional: 'академии', en: 'academy' },
  { nominative: 'интернат', genitive: 'интерната', prepositional: 'интернате', en: 'boarding school' },
  {
    nominative: 'школа-интернат',
    genitive: 'школы-интерната',
    prepositional: 'школе-интернате',
    en: 'boarding school',
  },
  { nominative: 'прогимназия', genitive: 'прогимназии', prepositional: 'прогимназии', en: 'school' },
  { nominative: 'корпус', genitive: 'корпуса', prepositional: 'корпусе', en: 'cadet school' },
  { nominative: 'центр', genitive: 'центра', prepositional: 'центре', en: 'centre' },
  { nominative: 'институт', genitive: 'института', prepositional: 'институте', en: 'institute' },
  { nominative: 'университет', genitive: 'университета', prepositional: 'университете', en: 'university' },
];

/** Return the known noun of this nominative in any letter case, or `null`. */
export function knownNoun(nominative: string): Required<Noun> | null {
  return schoolNouns.find((noun) => noun.nominative === nominative.trim().toLowerCase()) ?? null;
}
