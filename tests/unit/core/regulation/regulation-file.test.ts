import { describe, expect, it } from 'vitest';
import {
  readRegulationFile,
  regulationToStore,
  writeRegulationFile,
} from '../../../../core/regulation/regulation-file.ts';
import type { Regulation } from '../../../../core/regulation/regulation-schema.ts';
import { builtInRegulation } from '../../../../rules/regulations/index.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';

const second: Regulation = { ...inventedRegulation, id: 'second' };
const builtIn: [Regulation, Regulation] = [builtInRegulation, second];
const known = ['telegram', 'whatsapp', 'viber', 'skype-business', 'discord'];
const read = (text: string) => readRegulationFile(text, builtIn, known);

describe('the file of a regulation', () => {
  it('is read as it was written, with or without a byte order mark', () => {
    const text = writeRegulationFile(inventedRegulation);
    for (const one of [text, `\uFEFF${text}`]) {
      expect(read(one)).toEqual({ regulation: inventedRegulation, problems: [] });
    }
  });

  it('names wrong fields and unknown systems one by one, and the rest applies', () => {
    const items = [{ item: '1', system: 'icq' }, ...inventedRegulation.items, { item: 'два', system: 'viber' }];
    const { regulation, problems } = read(JSON.stringify({ ...inventedRegulation, items, clause: 7, director: 'N.' }));
    expect(regulation?.items).toEqual(inventedRegulation.items);
    expect(regulation).not.toHaveProperty('clause');
    expect(problems).toEqual([
      { path: 'items.0.system', value: 'icq' },
      { path: 'items.6.item', value: 'два' },
      { path: 'clause', value: '7' },
      { path: 'director', value: 'N.' },
    ]);
  });

  it.each([
    ['', [{ path: '' }]],
    ['null', [{ path: '' }]],
    ['[]', [{ path: '' }]],
    ['"second', [{ path: '' }]],
    [JSON.stringify({ ...inventedRegulation, id: 'Ю'.repeat(99) }), [{ path: 'id', value: 'Ю'.repeat(40) }]],
    [
      JSON.stringify({ ...inventedRegulation, items: [{ item: '1', system: 'icq' }] }),
      [{ path: 'items.0.system', value: 'icq' }, { path: 'items' }],
    ],
  ])('is refused without an id, a day and a known system: %s', (text, problems) => {
    expect(read(text)).toEqual({ regulation: null, problems });
  });

  it('names a line that repeats a system', () => {
    const items = [...inventedRegulation.items, { item: '9', system: 'telegram' }];
    expect(read(JSON.stringify({ ...inventedRegulation, items })).problems).toEqual([
      { path: 'items.5', value: 'telegram' },
    ]);
  });

  it('is read twice with the same result', () => {
    const text = writeRegulationFile(inventedRegulation);
    const { regulation } = read(text);
    expect(regulation && read(writeRegulationFile(regulation))).toEqual(read(text));
  });

  it('may name a built-in regulation', () => {
    expect(read('{ "id": "second" }')).toEqual({ regulation: second, problems: [] });
  });
});

describe('what is stored', () => {
  it.each([
    ['nothing for the default', builtInRegulation, null],
    ['the id of another built-in one', second, { id: 'second' }],
    ['the regulation itself', inventedRegulation, inventedRegulation],
    ['a changed default', { ...builtInRegulation, clause: '9' }, { ...builtInRegulation, clause: '9' }],
  ])('is %s', (_what, regulation, stored) => {
    expect(regulationToStore(regulation, builtIn)).toEqual(stored);
  });
});
