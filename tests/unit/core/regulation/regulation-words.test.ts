import { describe, expect, it } from 'vitest';
import type { Regulation } from '../../../../core/regulation/regulation-schema.ts';
import { allWords, inBoth, titleOf } from '../../../../core/regulation/regulation-words.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';

const names = { max: { ru: 'MAX', en: 'MAX' }, sferum: { ru: 'Сферум', en: 'Sferum' } };
const wordsOf = (parts: Partial<Regulation>) => allWords({ ...inventedRegulation, ...parts }, names);
const withNoun = (noun: Regulation['school']['noun']) => ({ school: { ...inventedRegulation.school, noun } });

describe('the words of a regulation', () => {
  it('in both languages', () => {
    expect(wordsOf({})).toEqual({
      ru: {
        ...{ list: 'Перечень программ', listOf: 'Перечня программ', schoolOf: 'гимназии', atSchool: 'в гимназии' },
        ...{ platform: '«Сферум»', platformByClause: '«Сферум» (п. 3.4)', max: 'MAX', sferum: 'Сферум', first: 'MAX' },
        ...{ platformsAnd: 'MAX и Сферум', platformsOr: 'MAX или Сферум', administrator: 'Учитель информатики' },
      },
      en: {
        ...{ list: 'List of programs', listOf: 'List of programs' },
        ...{ schoolOf: 'the gymnasium’s', atSchool: 'at the gymnasium' },
        ...{
          platform: '“Sferum”',
          platformByClause: '“Sferum” (clause 3.4)',
          max: 'MAX',
          sferum: 'Sferum',
          first: 'MAX',
        },
        ...{
          platformsAnd: 'MAX and Sferum',
          platformsOr: 'MAX or Sferum',
          administrator: 'Teacher of computer science',
        },
      },
    });
  });

  it.each([
    ['школе', 'в школе'],
    ['дворце творчества', 'во дворце творчества'],
    ['второй гимназии', 'во второй гимназии'],
    ['Всероссийском центре', 'во Всероссийском центре'],
    ['вечерней школе', 'в вечерней школе'],
    ['французской школе', 'во французской школе'],
    ['физматлицее', 'в физматлицее'],
    ['в-лицее', 'в в-лицее'],
  ])('say where: «%s»', (prepositional, expected) => {
    const noun = { nominative: 'х', genitive: 'х', prepositional };
    expect(wordsOf(withNoun(noun)).ru.atSchool).toBe(expected);
  });

  it.each([
    ['лицей', 'at the lyceum'],
    ['Колледж', 'at the college'],
    ['дворец', 'at the school'],
  ])('have English for «%s» without a translation', (nominative, expected) => {
    const noun = { nominative, genitive: 'х', prepositional: 'х' };
    expect(wordsOf(withNoun(noun)).en.atSchool).toBe(expected);
  });

  it.each([
    ['Приложение № 3', 'Appendix 3'],
    ['Приложение 3', 'Appendix 3'],
    ['Приложение №3', 'Appendix 3'],
    ['Приложение', 'Appendix'],
    ['Перечень', 'Перечень'],
  ])('name the list %s in English', (nominative, expected) => {
    expect(wordsOf({ list: { nominative, genitive: 'х' } }).en).toMatchObject({ list: expected, listOf: expected });
  });

  it('leave out a platform that is not permitted', () => {
    const alone = { max: '', sferum: 'Сферум', first: 'Сферум', platformsAnd: 'Сферум', platformsOr: 'Сферум' };
    expect(wordsOf({ platforms: [{ id: 'sferum' }] }).ru).toMatchObject(alone);
    expect(wordsOf({ platforms: [] }).ru).toMatchObject({ max: '', sferum: '', first: '', platformsAnd: '' });
  });

  it('name the platforms in one order, whatever that of the paper', () => {
    const platforms: Regulation['platforms'] = [{ id: 'sferum' }, { id: 'max' }];
    expect(wordsOf({ platforms }).ru).toMatchObject({ first: 'MAX', platformsAnd: 'MAX и Сферум' });
  });

  it.each([
    ['no role', { roles: [] }, { administrator: 'Ответственный' }, { administrator: 'Responsible' }],
    ['a role in Russian', { roles: [{ ru: 'Завуч' }] }, { administrator: 'Завуч' }, { administrator: 'Завуч' }],
    ['no clause', { clause: undefined }, { platformByClause: '«Сферум»' }, { platformByClause: '“Sferum”' }],
    ['a blank clause', { clause: '' }, { platformByClause: '«Сферум»' }, { platformByClause: '“Sferum”' }],
    ['a platform in Russian', { platform: { ru: '«Класс»' } }, { platform: '«Класс»' }, { platform: '«Класс»' }],
  ])('with %s', (_what, parts, ru, en) => {
    const { clause, ...others } = { ...inventedRegulation, ...parts };
    expect(allWords(clause === undefined ? others : { ...others, clause }, names)).toMatchObject({ ru, en });
  });
});

describe('the title on papers', () => {
  it('names the document, the school and the list', () => {
    expect(titleOf(inventedRegulation)).toEqual({
      ru: 'Положение об электронном общении, МБОУ «Гимназия № 5 города Светлого», Перечень программ',
      en: 'Rules of electronic communication, Gymnasium No. 5 of Svetly, List of programs',
    });
  });

  it('is Russian where there is no English', () => {
    const { school, list, title } = inventedRegulation;
    const russian = {
      ...inventedRegulation,
      school: { ...school, fullName: { ru: school.fullName.ru } },
      title: { ru: title.ru },
      list: { nominative: list.nominative, genitive: list.genitive },
    };
    expect(titleOf(russian).en).toBe(titleOf(russian).ru);
  });
});

it.each([
  [{ ru: 'Завуч', en: 'Deputy' }, 'Deputy'],
  [{ ru: 'Завуч' }, 'Завуч'],
  [{ ru: 'Завуч', en: '' }, 'Завуч'],
])('%j is %s in English', (text, en) => {
  expect(inBoth(text)).toEqual({ ru: 'Завуч', en });
});
