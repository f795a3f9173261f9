import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRegulation } from '../../../../core/regulation/read-regulation.ts';
import { type Regulation, regulationSchema } from '../../../../core/regulation/regulation-schema.ts';
import { pack } from '../../../../rules/index.ts';
import { builtInRegulation } from '../../../../rules/regulations/index.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';

const second: Regulation = { ...inventedRegulation, id: 'second' };
const known = pack.systems.map(({ id }) => id);
const read = (raw: unknown) => readRegulation(raw, [builtInRegulation, second], known);

describe('the regulation of a policy', () => {
  it.each([undefined, null, ''])('is the default without one: %s', (raw) => {
    expect(read(raw)).toEqual({ regulation: builtInRegulation, problems: [] });
  });

  it.each(['second', { id: 'second' }, '{"id":"second"}'])('is a built-in one by its id: %j', (raw) => {
    expect(read(raw)).toEqual({ regulation: second, problems: [] });
  });

  it.each([
    ['the object', inventedRegulation],
    ['its JSON text, as in the registry', JSON.stringify(inventedRegulation)],
    ['its JSON text with a byte order mark', `\uFEFF${JSON.stringify(inventedRegulation)}`],
  ])('is %s', (_what, raw) => {
    expect(read(raw)).toEqual({ regulation: inventedRegulation, problems: [] });
  });

  it.each([
    ['an unknown id', 'third', ['regulation']],
    ['a number', 7, ['regulation']],
    ['a list', [], ['regulation']],
    ['broken JSON', '{"id":', ['regulation']],
    ['an object without the rest', { id: 'third' }, ['regulation.inForceFrom', 'regulation.items']],
    ['no id', { ...inventedRegulation, id: undefined }, ['regulation.id']],
    ['an impossible day', { ...inventedRegulation, inForceFrom: '2026-02-30' }, ['regulation.inForceFrom']],
    ['no list', { ...inventedRegulation, items: 'all' }, ['regulation.items']],
    [
      'only unknown systems',
      { ...inventedRegulation, items: [{ item: '1', system: 'icq' }] },
      ['regulation.items.0.system', 'regulation.items'],
    ],
  ])('leaves the built-in one in force for %s', (_what, raw, problems) => {
    expect(read(raw)).toEqual({ regulation: builtInRegulation, problems });
  });

  it('names wrong fields one by one, and the rest applies in words that are false for no school', () => {
    const { regulation, problems } = read({
      ...inventedRegulation,
      school: { ...inventedRegulation.school, shortName: 5 },
      list: 'Перечень',
      director: 'N.',
    });
    expect(problems).toEqual(['regulation.school.shortName', 'regulation.list', 'regulation.director']);
    expect(regulation.items).toEqual(inventedRegulation.items);
    expect(regulation.title).toEqual(inventedRegulation.title);
    expect(regulation.school).toEqual({ ...inventedRegulation.school, shortName: { ru: 'ОО', en: 'School' } });
    expect(JSON.stringify(regulation)).not.toMatch(/(?<!таб)лице|Ртищ|Приложени/i);
  });

  it.each<[string, Regulation['platforms'], string, string]>([
    ['both', [{ id: 'max' }, { id: 'sferum' }], '«Сферум в\u00a0MAX»', '“Sferum in\u00a0MAX”'],
    ['the first alone', [{ id: 'max' }], '«MAX»', '“MAX”'],
    ['the second alone', [{ id: 'sferum' }], '«Сферум»', '“Sferum”'],
    ['one of another name', [{ id: 'max', name: { ru: '«Класс»' } }], '«Класс»', '«Класс»'],
    ['two, one of another name', [{ id: 'max', name: { ru: '«Класс»', en: '“Class”' } }, { id: 'sferum' }], '«Класс» и\u00a0«Сферум»', '“Class” and\u00a0“Sferum”'], // biome-ignore format: one case
  ])('without the name of the platform names what it permits: %s', (_case, platforms, ru, en) => {
    const { platform: _platform, ...rest } = inventedRegulation;
    const { regulation, problems } = read({ ...rest, platforms });
    expect(problems).toEqual([]);
    expect(regulation.platform).toEqual({ ru, en });
  });

  it.each<[string, Record<string, unknown>, string[], Record<string, unknown>]>([
    [
      'a day of the approval',
      { approval: { number: '5', date: '28.08.2026' } },
      ['approval.date'],
      { approval: { number: '5' } },
    ],
    ['an English title', { title: { ru: 'Приказ', en: '\u200b' } }, ['title.en'], { title: { ru: 'Приказ' } }],
    ['a role', { roles: [{ ru: 'Завуч' }, { ru: ' ' }] }, ['roles.1.ru'], { roles: [{ ru: 'Завуч' }] }],
    [
      'a support address',
      { support: [{ address: 'help' }, { address: 'a@b.example', clause: 7 }] },
      ['support.0.address', 'support.1.clause'],
      { support: [{ address: 'a@b.example' }] },
    ],
    [
      'a genitive that is not known',
      { list: { nominative: 'Памятка' } },
      ['list.genitive'],
      { list: { nominative: 'Перечень запрещённых систем', genitive: 'Перечня запрещённых систем', en: 'The list' } },
    ],
    [
      'a name of a line',
      { items: [{ item: '3.1.12а', system: 'telegram', name: '' }] },
      ['items.0.name'],
      { items: [{ item: '3.1.12а', system: 'telegram' }] },
    ],
    [
      'a system twice',
      {
        items: [
          { item: '1', system: 'telegram' },
          { item: '2', system: 'telegram' },
        ],
      },
      ['items.1'],
      { items: [{ item: '1', system: 'telegram' }] },
    ],
    [
      'a property of every object',
      {
        items: [
          { item: '1', system: 'telegram' },
          { item: '2', system: 'constructor' },
        ],
        toString: 'x',
      },
      ['items.1.system', 'toString'],
      { items: [{ item: '1', system: 'telegram' }] },
    ],
    [
      'a third platform',
      { platforms: [{ id: 'sferum' }, { id: 'max' }, { id: 'mesh' }] },
      ['platforms.2.id'],
      { platforms: [{ id: 'sferum' }, { id: 'max' }] },
    ],
    [
      'a platform twice',
      { platforms: [{ id: 'max' }, { id: 'max', link: 'https://a.example/' }] },
      ['platforms.1.id'],
      { platforms: [{ id: 'max' }] },
    ],
    [
      'a link and a host',
      {
        platforms: [
          { id: 'max', link: 'http://a.example/', hosts: ['*', 'a/b', '*.MAX.ru.', 'школа.рф', 'www.max.ru'] },
        ],
      },
      ['platforms.0.link', 'platforms.0.hosts.0', 'platforms.0.hosts.1'],
      { platforms: [{ id: 'max', hosts: ['*.max.ru', 'xn--80atdl2c.xn--p1ai', 'max.ru'] }] },
    ],
  ])('names %s, and keeps the rest of the field', (_what, given, paths, kept) => {
    // biome-ignore format: one case a line
    const { regulation, problems } = read({ ...inventedRegulation, ...given });
    expect(problems).toEqual(paths.map((path) => `regulation.${path}`));
    expect(regulation).toEqual({ ...inventedRegulation, ...kept });
  });

  it('replaces a noun without its cases, and names the platforms that are left out', () => {
    const { regulation, problems } = read({
      ...inventedRegulation,
      school: { ...inventedRegulation.school, noun: { nominative: 'дворец' } },
      platforms: [{ id: 'mesh' }],
    });
    expect(problems).toEqual([
      'regulation.school.noun.genitive',
      'regulation.school.noun.prepositional',
      'regulation.platforms.0.id',
    ]);
    expect(regulation.school.fullName).toEqual(inventedRegulation.school.fullName);
    expect(regulation.school.noun.prepositional).toBe('школе');
    expect(regulation.platforms).toEqual([{ id: 'max' }, { id: 'sferum' }]);
  });

  it('names a list that is too long, and at most a hundred problems', () => {
    const line = { item: '1', system: 'telegram' };
    const long = read({ ...inventedRegulation, items: Array(5000).fill(line) });
    expect(long).toEqual({ regulation: builtInRegulation, problems: ['regulation.items'] });
    const twice = read({ ...inventedRegulation, items: Array(150).fill(line) });
    expect(twice.problems).toHaveLength(100);
    expect(twice.regulation.items).toEqual([line]);
    const roles = 'абвг'.split('').map((ru) => ({ ru }));
    expect(read({ ...inventedRegulation, roles }).problems).toEqual(['regulation.roles']);
  });

  it('names a list of platforms that is empty, and permits the usual ones', () => {
    const { regulation, problems } = read({ ...inventedRegulation, platforms: [] });
    expect(problems).toEqual(['regulation.platforms']);
    expect(regulation.platforms).toEqual([{ id: 'max' }, { id: 'sferum' }]);
  });

  it('names wrong items and unknown systems, and leaves them out', () => {
    const [first, ...others] = inventedRegulation.items;
    const items = [{ ...first, item: 'IV' }, { item: '9', system: 'icq' }, ...others];
    const { regulation, problems } = read({ ...inventedRegulation, items });
    expect(problems).toEqual(['regulation.items.0.item', 'regulation.items.1.system']);
    expect(regulation.items).toEqual(others);
  });

  it('is valid whatever a policy holds', () => {
    const fields = fc.record(
      Object.fromEntries(
        Object.entries(inventedRegulation).map(([name, value]) => [name, fc.oneof(fc.constant(value), fc.anything())]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fields, fc.anything()), (raw) => {
        expect(regulationSchema.safeParse(read(raw).regulation).success).toBe(true);
      }),
    );
  });
});
