import { expect, it } from 'vitest';
import { knownNoun, schoolNouns } from '../../../../core/regulation/school-nouns.ts';

it.each([
  ['школа', 'школы', 'школе', 'school'],
  ['лицей', 'лицея', 'лицее', 'lyceum'],
  ['гимназия', 'гимназии', 'гимназии', 'gymnasium'],
  ['колледж', 'колледжа', 'колледже', 'college'],
  ['техникум', 'техникума', 'техникуме', 'college'],
  ['училище', 'училища', 'училище', 'college'],
  ['школа-интернат', 'школы-интерната', 'школе-интернате', 'boarding school'],
  ['интернат', 'интерната', 'интернате', 'boarding school'],
])('%s, %s, в %s: %s', (nominative, genitive, prepositional, en) => {
  expect(knownNoun(nominative)).toEqual({ nominative, genitive, prepositional, en });
});

it('has a line above for every noun', () => {
  expect(schoolNouns).toHaveLength(8);
});

it.each([
  [' Лицей ', 'лицей'],
  ['ШКОЛА', 'школа'],
  ['лицея', null],
  ['школа №', null],
  ['constructor', null],
  ['', null],
])('%j is the noun %j', (typed, nominative) => {
  expect(knownNoun(typed)?.nominative ?? null).toBe(nominative);
});
