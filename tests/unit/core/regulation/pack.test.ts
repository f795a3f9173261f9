import { describe, expect, it, test } from 'vitest';
import { citedTitle } from '../../../../core/regulation/approval.ts';
import { itemPattern, packIdPattern, regulationIdPattern } from '../../../../core/regulation/item.ts';
import { packOf } from '../../../../core/regulation/pack.ts';
import { readRegulation } from '../../../../core/regulation/read-regulation.ts';
import { regulationSchema } from '../../../../core/regulation/regulation-schema.ts';
import { systemsInForce, unknownSystems } from '../../../../core/regulation/systems-in-force.ts';
import { catalogue } from '../../../../rules/catalogue.ts';
import { defaultPermitted, pack } from '../../../../rules/index.ts';
import { builtInRegulation } from '../../../../rules/regulations/index.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';

const invented = packOf(catalogue, defaultPermitted, inventedRegulation);

describe('systems in force', () => {
  it('are those of the list, in its order, with its items and names', () => {
    expect(invented.systems.map(({ id, item, name }) => [item, id, name.ru])).toEqual([
      ['4.1', 'telegram', 'Telegram'],
      ['4.2', 'whatsapp', 'WhatsApp'],
      ['4.2а', 'viber', 'Viber'],
      ['4.10', 'skype-business', 'Skype'],
      ['7', 'discord', 'Discord'],
    ]);
  });

  it('keep the rules of the catalogue', () => {
    const rulesOf = (id: string) => catalogue.find((one) => one.id === id)?.rules;
    for (const { id, rules } of invented.systems) expect(rules).toEqual(rulesOf(id));
  });

  it.each([
    ['nothing', [], []],
    ['an unknown system', [['1', 'icq']], []],
    ['an unknown system between known ones', [['1', 'viber'], ['2', 'icq'], ['3', 'wechat']], ['1 viber', '3 wechat']], // biome-ignore format: one case
    ['a system twice', [['1', 'viber'], ['2', 'viber']], ['1 viber']], // biome-ignore format: one case
    ['one number for two systems', [['1', 'viber'], ['1', 'wechat']], ['1 viber', '1 wechat']], // biome-ignore format: one case
  ])('of a list with %s', (_what, listed, expected) => {
    const items = listed.map(([item = '', system = '']) => ({ item, system }));
    expect(systemsInForce(catalogue, items).map(({ item, id }) => `${item} ${id}`)).toEqual(expected);
  });

  it('leave out unknown systems, which are named', () => {
    expect(unknownSystems(catalogue, [{ item: '1', system: 'icq' }, ...inventedRegulation.items])).toEqual(['icq']);
    expect(unknownSystems(catalogue, pack.items)).toEqual([]);
  });
});

describe('permitted platforms', () => {
  it('have the links and hosts of the defaults where the regulation has none', () => {
    expect(pack.permitted.platforms).toEqual(defaultPermitted.platforms);
    const [max, sferum] = invented.permitted.platforms;
    expect(max).toEqual(defaultPermitted.platforms[0]);
    expect(sferum).toEqual({ ...defaultPermitted.platforms[1], link: 'https://web.vk.me/' });
  });

  it('are only those the regulation permits', () => {
    const onlyMax = packOf(catalogue, defaultPermitted, { ...inventedRegulation, platforms: [{ id: 'max' }] });
    expect(onlyMax.permitted.platforms.map(({ id }) => id)).toEqual(['max']);
  });
});

describe('the approval', () => {
  it.each([
    [{ number: '118-од', date: '2026-08-28' }, '(утв. приказом №\u00a0118-од от 28.08.2026)'],
    [{ number: '118-од', date: '' }, '(утв. приказом №\u00a0118-од)'],
    [{ number: ' ', date: '2026-08-28' }, '(утв. приказом от 28.08.2026)'],
    [{ number: '', date: '' }, 'Перечень программ'],
    [{}, 'Перечень программ'],
    [undefined, 'Перечень программ'],
  ])('%j ends the title with «%s»', (approval, end) => {
    const { regulation, problems } = readRegulation({ ...inventedRegulation, approval }, [builtInRegulation], known);
    const cited = citedTitle(packOf(catalogue, defaultPermitted, regulation), 'ru');
    expect(problems).toEqual([]);
    expect(cited.slice(-end.length)).toBe(end);
  });

  it('is written in English too', () => {
    expect(citedTitle(invented, 'en')).toMatch(
      /List of programs \(approved by order No\.\u00a0118-од of 28 August 2026\)$/,
    );
    expect(citedTitle(pack, 'en')).toMatch(/Appendix 2 \(approved by order of 1 September 2025\)$/);
  });

  const known = catalogue.map(({ id }) => id);
});

describe('words of the sentences', () => {
  it('are those of the built-in regulation', () => {
    expect(pack.words).toEqual({
      ru: {
        list: 'Приложение № 2',
        listOf: 'Приложения № 2',
        schoolOf: 'лицея',
        atSchool: 'в лицее',
        platform: '«Сферум в\u00a0MAX»',
        max: 'MAX',
        sferum: 'Сферум',
        first: 'MAX',
        platformsAnd: 'MAX и Сферум',
        platformsOr: 'MAX или Сферум',
        platformByClause: '«Сферум в\u00a0MAX» (п. 2.1)',
        administrator: 'Администратор ИКОП «Сферум»',
      },
      en: {
        list: 'Appendix 2',
        listOf: 'Appendix 2',
        schoolOf: 'the lyceum’s',
        atSchool: 'at the lyceum',
        platform: '“Sferum in\u00a0MAX”',
        max: 'MAX',
        sferum: 'Sferum',
        first: 'MAX',
        platformsAnd: 'MAX and Sferum',
        platformsOr: 'MAX or Sferum',
        platformByClause: '“Sferum in\u00a0MAX” (clause 2.1)',
        administrator: 'Sferum administrator',
      },
    });
  });

  it('name another platform as the regulation does', () => {
    const platforms = [{ id: 'max' as const, name: { ru: '«Класс»' } }];
    const { permitted, words } = packOf(catalogue, defaultPermitted, { ...inventedRegulation, platforms });
    expect(words.ru).toMatchObject({
      max: '«Класс»',
      sferum: '',
      first: '«Класс»',
      platformsAnd: '«Класс»',
      platformsOr: '«Класс»',
    });
    expect(words.en).toMatchObject({ max: '«Класс»', sferum: '', first: '«Класс»' });
    expect(permitted.platforms).toMatchObject([{ id: 'max', name: { ru: '«Класс»', en: '«Класс»' } }]);
  });

  it('are those of another regulation', () => {
    expect(invented.words.ru).toMatchObject({
      list: 'Перечень программ',
      listOf: 'Перечня программ',
      schoolOf: 'гимназии',
      atSchool: 'в гимназии',
      platformByClause: '«Сферум» (п. 3.4)',
      administrator: 'Учитель информатики',
    });
    expect(invented.words.en).toMatchObject({ list: 'List of programs', atSchool: 'at the gymnasium' });
  });

  it('are translated where a regulation has no English', () => {
    const { school, list, platform, title } = inventedRegulation;
    const russian = packOf(catalogue, defaultPermitted, {
      ...inventedRegulation,
      school: { ...school, fullName: { ru: 'МБОУ СОШ № 3' }, noun: { ...russianNoun, nominative: 'школа' } },
      title: { ru: title.ru },
      list: { nominative: 'Приложение № 4', genitive: list.genitive },
      platform: { ru: platform.ru },
    });
    expect(russian.words.en).toMatchObject({ list: 'Appendix 4', atSchool: 'at the school', platform: '«Сферум»' });
    expect(russian.title.en).toBe('Положение об электронном общении, МБОУ СОШ № 3, Appendix 4');
  });

  it.each([
    ['школе', 'в школе'],
    ['дворце творчества', 'во дворце творчества'],
    ['второй гимназии', 'во второй гимназии'],
    ['физматлицее', 'в физматлицее'],
    ['высшей школе', 'в высшей школе'],
    ['школе-интернате', 'в школе-интернате'],
    ['училище', 'в училище'],
  ])('put the right preposition before %s', (prepositional, expected) => {
    const { school } = inventedRegulation;
    const regulation = { ...inventedRegulation, school: { ...school, noun: { ...russianNoun, prepositional } } };
    expect(packOf(catalogue, defaultPermitted, regulation).words.ru.atSchool).toBe(expected);
  });

  const russianNoun = { nominative: 'школа', genitive: 'школы', prepositional: 'школе' };
});

test.each([
  ['1', true],
  ['12', true],
  ['2.1', true],
  ['3.1.12', true],
  ['4а', true],
  ['4.2б', true],
  ['', false],
  ['0', true],
  ['123', false],
  ['1.2.3.4', false],
  ['1.', false],
  ['4a', false],
  ['IV', false],
  ['1 2', false],
])('«%s» is an item: %s', (item, isItem) => {
  expect(itemPattern.test(item)).toBe(isItem);
});

test.each([
  ['rpl-2025-09-01', true, true],
  ['gym5-2026', true, false],
  ['school', true, false],
  ['s', false, false],
  ['5school', false, false],
  ['Школа', false, false],
  [`a${'b'.repeat(32)}`, false, false],
])('%s is the id of a regulation: %s, also before version 3: %s', (id, isId, wasId) => {
  expect(regulationIdPattern.test(id)).toBe(isId);
  expect(packIdPattern.test(id)).toBe(wasId);
});

describe('the schema', () => {
  it('accepts the invented regulation', () => {
    expect(regulationSchema.parse(inventedRegulation)).toEqual(inventedRegulation);
  });

  it.each([
    ['an id in capitals', { id: 'School' }],
    ['no item', { items: [] }],
    ['an item in Roman numbers', { items: [{ item: 'IV', system: 'viber' }] }],
    ['no platform', { platforms: [] }],
    ['an http link', { platforms: [{ id: 'max', link: 'http://max.ru/' }] }],
    ['a platform that outcomes do not name', { platforms: [{ id: 'vk' }] }],
    ['four roles', { roles: Array.from({ length: 4 }, () => ({ ru: 'Директор' })) }],
    ['an impossible day', { inForceFrom: '2026-02-30' }],
    ['an unknown field', { director: 'N.' }],
  ])('refuses %s', (_what, change) => {
    expect(regulationSchema.safeParse({ ...inventedRegulation, ...change }).success).toBe(false);
  });
});
