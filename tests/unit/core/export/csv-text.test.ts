import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows, UTF8_BOM } from '../../../../core/export/csv-text.ts';
import { parseCsv } from '../../../oracles/csv-reader.ts';

const cell = (text: string): string | undefined => parseCsv(UTF8_BOM + csvRows([[text]]))[0]?.[0];

describe('csvRows', () => {
  it('quotes every field, separates fields with ; and ends rows with CRLF', () => {
    expect(csvRows([['День', 'Кабинет «12»; левый', 'он сказал "да"'], ['']])).toBe(
      '"День";"Кабинет «12»; левый";"он сказал ""да"""\r\n""\r\n',
    );
  });

  it.each([
    '=1+1',
    '+7 900',
    '-5',
    '@SUM(A1)',
    '\t=1',
    '\tабв',
    '\rабв',
    '\nабв',
    '\0абв',
    '  =1',
    '\u00a0=1',
    '\u200b=1',
    '\ufeff=1',
    '＝1',
    '＋1',
    '－1',
    '＠A',
    '﹦1',
    '−1',
    '\u3000＝1',
    '=HYPERLINK("https://a.example";"x")',
    "=cmd|' /C calc'!A0",
  ])('neutralises %j', (text) => {
    expect(cell(text)).toMatch(/^'/);
  });

  it.each(['Каб. 12', '12', 'a=b', 'x-1', "'", '«Сферум»', '1 + 1', '😀', '№ 3'])('leaves %j unchanged', (text) => {
    expect(cell(text)).toBe(text);
  });

  it('drops control characters and replaces lone surrogates', () => {
    expect(cell('а\u0007б\u0085\r\nв')).toBe('абв');
    expect(cell('x\ud800')).toBe('x\ufffd');
  });

  it('round-trips any text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[";\r\n='а-я ]*$/));
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const read = parseCsv(UTF8_BOM + csvRows(rows));
        const bare = (rows: string[][]): string[][] => rows.map((row) => row.map((field) => field.replace(/^'+/, '')));
        const plain = rows.map((row) =>
          row.map((field) => field.replace(/\p{Cc}/gu, '').replace(/\p{Cs}/gu, '\ufffd')),
        );
        expect(bare(read)).toEqual(bare(plain));
      }),
    );
  });
});
