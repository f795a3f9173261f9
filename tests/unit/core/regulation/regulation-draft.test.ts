import { describe, expect, it } from 'vitest';
import { fromRegulationDraft } from '../../../../core/regulation/check-regulation-draft.ts';
import { type DraftItem, moved, movedTo, withLine, withSystem } from '../../../../core/regulation/draft-items.ts';
import { withPlatform } from '../../../../core/regulation/draft-platform.ts';
import {
  blankRegulationDraft,
  type DraftPlatform,
  type RegulationDraft,
  toRegulationDraft,
} from '../../../../core/regulation/regulation-draft.ts';
import { withTypedText } from '../../../../core/regulation/typed-text.ts';
import { builtInRegulation, builtInRegulations } from '../../../../rules/regulations/index.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';

const draft = toRegulationDraft(inventedRegulation);
const typed = (texts: Partial<RegulationDraft['texts']>, more: Partial<RegulationDraft> = {}): RegulationDraft => {
  return { ...draft, ...more, texts: { ...draft.texts, ...texts } };
};
/** The draft with other platforms. */
function withPlatforms(parts: Partial<Record<'max' | 'sferum', Partial<DraftPlatform>>>): RegulationDraft {
  const { max, sferum } = draft.platforms;
  return { ...draft, platforms: { max: { ...max, ...parts.max }, sferum: { ...sferum, ...parts.sferum } } };
}

const checked = (changed: RegulationDraft, refused: string[] = []) =>
  fromRegulationDraft(changed, builtInRegulations, () => refused);

function errorsOf(changed: RegulationDraft, refused: string[] = []): Record<string, string> {
  const result = checked(changed, refused);
  return 'errors' in result ? Object.fromEntries(result.errors) : {};
}

describe('the draft of a regulation', () => {
  it.each([builtInRegulation, inventedRegulation])('is the regulation again, unchanged: $id', (regulation) => {
    expect(checked(toRegulationDraft(regulation))).toEqual({ regulation });
  });

  it('reads names, links and hosts of platforms, and leaves out what is standard', () => {
    const max = { name: ' «Класс» ', nameEn: 'Class', hosts: ' class.example  *.class.example ' };
    expect(checked(withPlatforms({ max, sferum: { isPermitted: true, link: ' ' } }))).toMatchObject({
      regulation: {
        platforms: [
          { id: 'max', name: { ru: '«Класс»', en: 'Class' }, hosts: ['class.example', '*.class.example'] },
          { id: 'sferum' },
        ],
      },
    });
    const bare = checked(withPlatforms({ max: {}, sferum: { link: ' ' } }));
    expect('regulation' in bare && bare.regulation.platforms).toEqual([{ id: 'max' }, { id: 'sferum' }]);
  });

  it('is the regulation again with names and hosts of platforms', () => {
    const platforms = [{ id: 'max' as const, name: { ru: '«Класс»' }, hosts: ['class.example'] }];
    const regulation = { ...inventedRegulation, platforms };
    expect(checked(toRegulationDraft(regulation))).toEqual({ regulation });
  });

  it('leaves out what a paper may lack', () => {
    const blank = { 'approval.number': ' ', 'approval.date': '', clause: '', 'title.en': '', 'school.noun.en': '' };
    const result = checked(typed(blank, { roles: '', support: '' }));
    expect(result).toMatchObject({ regulation: { title: { ru: 'Положение об электронном общении' }, roles: [] } });
    expect(Object.keys('regulation' in result ? result.regulation : {})).not.toContain('approval');
  });

  it('reads one role and one support address a line', () => {
    const lines = { roles: ' Директор \n\nЗавуч', support: 'help@school.example п. 4.2\nmail@school.example' };
    expect(checked(typed({}, lines))).toMatchObject({
      regulation: {
        roles: [{ ru: 'Директор', en: 'Director' }, { ru: 'Завуч' }],
        support: [{ address: 'help@school.example', clause: 'п. 4.2' }, { address: 'mail@school.example' }],
      },
    });
  });

  it.each<[Parameters<typeof typed>, Record<string, string>]>([
    [[{ id: 'Гимназия' }], { id: 'id' }],
    [[{ id: builtInRegulation.id }], { id: 'builtInId' }],
    [[{ 'school.fullName.ru': ' ' }], { 'school.fullName.ru': 'empty' }],
    [[{ 'title.ru': 'о'.repeat(241) }], { 'title.ru': 'long' }],
    [[{ inForceFrom: '2026-02-30' }], { inForceFrom: 'day' }],
    [[{ 'approval.date': 'осень' }], { 'approval.date': 'day' }],
    [[{}, { items: [] }], { items: 'noItems' }],
    [[{}, { items: withLine(draft.items, 'whatsapp', { item: 'второй' }) }], { 'items.whatsapp': 'item' }],
    [[{}, withPlatforms({ sferum: { link: 'http://s.example/' } })], { 'platforms.sferum.link': 'link' }],
    [
      [{}, withPlatforms({ max: { isPermitted: false, link: 'x' }, sferum: { hosts: 'https://s.example' } })],
      { 'platforms.sferum.hosts': 'hosts' },
    ],
    [[{}, withPlatforms({ max: { name: 'о'.repeat(41) } })], { 'platforms.max.name': 'long' }],
    [[{}, withPlatforms({ max: { nameEn: 'Class' } })], { 'platforms.max.name': 'empty' }],
    [[{}, withPlatforms({ max: { name: 'Класс', nameEn: 'o'.repeat(41) } })], { 'platforms.max.nameEn': 'long' }],
    [
      [{}, withPlatforms({ max: { isPermitted: false }, sferum: { isPermitted: false } })],
      { platforms: 'noPlatforms' },
    ],
    [[{}, { roles: 'Один\nДва\nТри\nЧетыре' }], { roles: 'roles' }],
    [[{}, { support: 'help' }], { support: 'support' }],
  ])('names a wrong field: %j', (parts, errors) => {
    expect(errorsOf(typed(...parts))).toEqual(errors);
  });

  it('names the system that this build refuses', () => {
    expect(errorsOf(draft, ['regulation.items.1.system: web.vk.me'])).toEqual({ 'items.whatsapp': 'permitted' });
    expect(errorsOf(draft, ['regulation.items.1.system'])).toEqual({ 'items.whatsapp': 'refused' });
  });

  it('begins blank with an error at each field that only the school can know', () => {
    expect(errorsOf(blankRegulationDraft())).toEqual({
      id: 'id',
      'school.fullName.ru': 'empty',
      'school.shortName.ru': 'empty',
      'title.ru': 'empty',
      inForceFrom: 'day',
      items: 'noItems',
    });
  });
});

describe('the name of the platform in sentences', () => {
  const lyceum = toRegulationDraft(builtInRegulation);
  const own = { ...lyceum, texts: { ...lyceum.texts, 'platform.ru': '«Школа онлайн»', 'platform.en': '' } };

  it.each<[string, RegulationDraft, Parameters<typeof withPlatform>[1], Partial<DraftPlatform>, string, string]>([
    ['follows a platform that is no longer permitted', lyceum, 'sferum', { isPermitted: false }, '«MAX»', '“MAX”'],
    ['follows the first one too', lyceum, 'max', { isPermitted: false }, '«Сферум»', '“Sferum”'],
    ['follows a name', lyceum, 'max', { name: '«Класс»' }, '«Класс» и\u00a0«Сферум»', '«Класс» and\u00a0“Sferum”'],
    ['stays with another link', lyceum, 'max', { link: 'https://a.example/' }, '«Сферум в\u00a0MAX»', '“Sferum in\u00a0MAX”'], // biome-ignore format: one case
    ['stays where the school wrote its own', own, 'sferum', { isPermitted: false }, '«Школа онлайн»', ''],
  ])('%s', (_what, before, id, parts, ru, en) => {
    const { texts, platforms } = withPlatform(before, id, parts);
    expect([texts['platform.ru'], texts['platform.en']]).toEqual([ru, en]);
    expect(platforms[id]).toMatchObject(parts);
  });

  it('stays while no platform is permitted', () => {
    const one = { ...lyceum, ...withPlatform(lyceum, 'max', { isPermitted: false }) };
    const without = { ...one, ...withPlatform(one, 'sferum', { isPermitted: false }) };
    expect(without.texts['platform.ru']).toBe('«Сферум»');
  });
});

describe('a typed text', () => {
  const { texts } = blankRegulationDraft();

  it.each([
    ['school.noun.nominative', 'Гимназия', { 'school.noun.genitive': 'гимназии', 'school.noun.en': 'gymnasium' }],
    ['school.noun.nominative', 'дворец', { 'school.noun.genitive': 'школы' }],
    ['list.nominative', 'Перечень программ', { 'list.genitive': 'Перечня программ' }],
    ['title.ru', 'Положение', { 'list.genitive': 'Приложения № 1' }],
  ] as const)('brings the cases that follow from it: %s %s', (path, text, cases) => {
    expect(withTypedText(texts, path, text)).toMatchObject({ [path]: text, ...cases });
  });

  it('leaves a genitive that was typed', () => {
    const own = withTypedText(texts, 'list.genitive', 'Приложения к приказу');
    expect(withTypedText(own, 'list.nominative', 'Перечень')['list.genitive']).toBe('Приложения к приказу');
  });
});

describe('the list of a draft', () => {
  const items: DraftItem[] = ['telegram', 'viber', 'discord'].map((system, at) => {
    return { item: String(at + 1), system, name: '' };
  });
  const order = (list: readonly DraftItem[]): string => list.map(({ item, system }) => `${item} ${system}`).join(', ');

  it.each([
    [[], '1'],
    ['9', '10'],
    ['4.2', '4.3'],
    ['3.1.9', '3.1.10'],
    ['4.2а', '4.3'],
    ['второй', '1'],
  ])('adds a system after %j with the number %s', (last, next) => {
    const before = typeof last === 'string' ? [{ item: last, system: 'viber', name: '' }] : [];
    expect(withSystem(before, 'telegram', true).at(-1)).toEqual({ item: next, system: 'telegram', name: '' });
  });

  it.each([
    ['telegram', 1, '2 viber, 1 telegram, 3 discord'],
    ['discord', -1, '1 telegram, 3 discord, 2 viber'],
    ['telegram', -1, '1 telegram, 2 viber, 3 discord'],
    ['discord', 1, '1 telegram, 2 viber, 3 discord'],
  ] as const)('moves %s by %i', (system, by, expected) => {
    expect(order(moved(items, system, by))).toBe(expected);
  });

  it.each([
    ['telegram', 'discord', '2 viber, 3 discord, 1 telegram'],
    ['discord', 'telegram', '3 discord, 1 telegram, 2 viber'],
    ['viber', 'viber', '1 telegram, 2 viber, 3 discord'],
    ['viber', 'icq', '1 telegram, 2 viber, 3 discord'],
  ])('moves %s to the place of %s', (system, place, expected) => {
    expect(order(movedTo(items, system, place))).toBe(expected);
  });

  it('removes a system and changes a line', () => {
    expect(order(withSystem(items, 'viber', false))).toBe('1 telegram, 3 discord');
    expect(order(withLine(items, 'viber', { item: '7' }))).toBe('1 telegram, 7 viber, 3 discord');
  });
});
