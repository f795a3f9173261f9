import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { keepElements, keepValid } from '../../../../core/regulation/keep-valid.ts';

const name = z.string().check(z.minLength(1), z.maxLength(5));
const role = z.strictObject({ ru: name, en: z.optional(name) });
const schema = z.strictObject({ role, hosts: z.optional(z.array(name).check(z.maxLength(3))) });

/** Arrays in arrays, so deep that a recursive walk overflows the stack. */
function nested(): unknown {
  let value: unknown = 'x';
  for (let depth = 0; depth < 100_000; depth++) value = [value];
  return value;
}

describe('a value', () => {
  it.each<[string, unknown, unknown, string[]]>([
    ['that is valid', { role: { ru: 'Завуч' } }, { role: { ru: 'Завуч' } }, []],
    ['with a wrong part that it may lack', { role: { ru: 'Завуч', en: '' } }, { role: { ru: 'Завуч' } }, ['r.role.en']],
    ['with an unknown part', { role: { ru: 'Завуч', de: 'x' }, a: 1 }, { role: { ru: 'Завуч' } }, ['r.a', 'r.role.de']],
    [
      'with wrong elements',
      { role: { ru: 'Завуч' }, hosts: ['a', '', 7] },
      { role: { ru: 'Завуч' }, hosts: ['a'] },
      ['r.hosts.1', 'r.hosts.2'],
    ],
    ['with too many elements', { role: { ru: 'Завуч' }, hosts: [...'abcd'] }, { role: { ru: 'Завуч' } }, ['r.hosts']],
    ['with a wrong part that it needs', { role: { ru: '' } }, undefined, ['r.role.ru']],
    ['without a part that it needs', {}, undefined, ['r.role']],
    ['of another kind', 'Завуч', undefined, ['r']],
    ['that is null', null, undefined, ['r']],
    ['that is a deep heap of arrays', nested(), undefined, ['r']],
    ['with a deep heap of arrays', { role: { ru: 'Завуч', en: nested() } }, { role: { ru: 'Завуч' } }, ['r.role.en']],
  ])('%s', (_what, value, kept, paths) => {
    const problems: string[] = [];
    expect(keepValid(schema, value, 'r', problems)).toEqual(kept);
    expect(problems.sort()).toEqual(paths);
  });

  it('with a prototype as a key changes no other object', () => {
    const value = JSON.parse('{"role": {"ru": "Завуч", "__proto__": {"en": "x"}}, "x": 1}');
    expect(keepValid(schema, value, 'r', [])).toEqual({ role: { ru: 'Завуч' } });
    expect(({} as { en?: string }).en).toBeUndefined();
  });
});

describe('the elements of a list', () => {
  const keep = (value: unknown, problems: string[]) =>
    keepElements(value, 'r', problems, (one, path) => keepValid(role, one, path, problems));

  it.each<[string, unknown, unknown, string[]]>([
    ['that is empty', [], [], []],
    ['without one that is wrong', [{ ru: 'a' }, {}, { ru: 'b' }], [{ ru: 'a' }, { ru: 'b' }], ['r.1.ru']],
    ['of which each is wrong', [{}, 7], undefined, ['r.0.ru', 'r.1']],
    ['that is no list', { 0: { ru: 'a' } }, undefined, ['r']],
    ['that is missing', undefined, undefined, ['r']],
    ['of the most that are looked at', Array(200).fill({ ru: 'a' }), Array(200).fill({ ru: 'a' }), []],
    ['of more', Array(201).fill({ ru: 'a' }), undefined, ['r']],
  ])('%s', (_what, value, kept, paths) => {
    const problems: string[] = [];
    expect(keep(value, problems)).toEqual(kept);
    expect(problems).toEqual(paths);
  });
});
