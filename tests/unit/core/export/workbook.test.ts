import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type SheetCell, type Worksheet, workbookParts } from '../../../../core/export/workbook.ts';
import { zip } from '../../../../platform/browser/zip.ts';
import { naughtyTexts } from '../../../fixtures/hostile-strings.ts';

async function* chunked(rows: readonly (readonly SheetCell[])[], size = 2) {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

function table(rows: readonly (readonly SheetCell[])[], name = 'Журнал'): Worksheet {
  return { name, widths: [10, 20], heading: ['День', 'Система'], rows: chunked(rows) };
}

async function packed(...tables: Worksheet[]): Promise<Uint8Array> {
  return joinedBytes(zip(workbookParts(tables)));
}

async function joinedBytes(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> {
  return new Uint8Array(await new Blob(await Array.fromAsync(pieces)).arrayBuffer());
}

/** Return the parts of a workbook as text by path. */
async function unpacked(archive: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Record<string, string>> {
  const files = Object.entries(unzipSync(await joinedBytes(archive)));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return Object.fromEntries(files.map(([path, bytes]) => [path, decoder.decode(bytes)]));
}

const written = (...tables: Worksheet[]): Promise<Record<string, string>> => unpacked(zip(workbookParts(tables)));

/** Read the cells of a worksheet, without its heading. */
async function cells(...rows: SheetCell[][]): Promise<(string | number)[][]> {
  const parts = await written(table(rows));
  const strings = [...(parts['xl/sharedStrings.xml'] ?? '').matchAll(/<si><t [^>]*>([^<]*)<\/t><\/si>/g)].map(
    ([, text = '']) => plain(text),
  );
  const lines = [...(parts['xl/worksheets/sheet1.xml'] ?? '').matchAll(/<row r="\d+">(.*?)<\/row>/g)].slice(1);
  return lines.map(([, line = '']) =>
    [...line.matchAll(/<c r="[A-Z]+\d+"([^>]*)><v>([^<]*)<\/v><\/c>/g)].map(([, attributes = '', value]) =>
      attributes.includes('t="s"') ? (strings[Number(value)] ?? '?') : Number(value),
    ),
  );
}

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/_x005F_/g, '_');

describe('workbookParts', () => {
  it('writes typed cells: text, number, and day as a serial number', async () => {
    expect(await cells([{ day: '2026-11-23' }, 'Telegram', 5], [{ day: '1900-03-01' }, '007', 0])).toEqual([
      [46349, 'Telegram', 5],
      [61, '007', 0],
    ]);
  });

  it('freezes the heading and writes no formula, link or timestamp', async () => {
    const parts = await written(table([['=1+1', 'https://a.example']]), table([['b', 2]], 'Итоги'));
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<pane ySplit="1" topLeftCell="A2"');
    expect(parts['xl/workbook.xml']).toMatch(/name="Журнал".*name="Итоги"/);
    expect(Object.values(parts).join('')).not.toMatch(/<f>|<f |externalLink|hyperlink|dcterms|\d\d:\d\d:\d\d/);
    expect(Object.keys(parts).filter((path) => /docProps|externalLinks|theme/.test(path))).toEqual([]);
  });

  it('writes identical bytes at any time and in any time zone', async () => {
    const first = await packed(table([['a', 1]]));
    // DOS time of the ZIP: 1980-01-01 00:00 in both headers of every part.
    expect(await packed(table([['a', 1]]))).toEqual(first);
    const names = [...first].flatMap((_, at) =>
      first[at] === 0x50 && first[at + 1] === 0x4b && first[at + 2] === 3 ? [first.slice(at + 10, at + 14)] : [],
    );
    expect(names.length).toBe(7);
    for (const moment of names) expect([...moment]).toEqual([0, 0, 0x21, 0]);
  });

  it('continues in another worksheet before Excel’s row limit', async () => {
    const rows = Array.from({ length: 11 }, () => [1]);
    const parts = await unpacked(zip(workbookParts([table(rows), table([['итого']], 'Итоги')], 10)));
    expect(parts['xl/workbook.xml']).toMatch(/name="Журнал" .*name="Журнал 2" .*name="Итоги"/);
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<row r="11">');
    expect(parts['xl/worksheets/sheet1.xml']).not.toContain('<row r="12">');
    expect(parts['xl/worksheets/sheet2.xml']).toContain('<row r="2">');
    expect(parts['xl/worksheets/sheet2.xml']).not.toContain('<row r="3">');
  });

  it('round-trips hostile texts without the characters that XML forbids', async () => {
    for (const text of naughtyTexts) {
      const kept = text.replace(/[\p{Cc}\ufffe\uffff]/gu, '').replace(/\p{Cs}/gu, '\ufffd');
      expect(await cells([text, 1])).toEqual([[kept, 1]]);
    }
  });

  it('round-trips any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }).filter((text) => text !== '' && !/_x005F_|\p{Cc}|\p{Cs}/u.test(text))),
        async (texts) => {
          expect(await cells(...texts.map((text) => [text]))).toEqual(texts.map((text) => [text]));
        },
      ),
      { numRuns: 50 },
    );
  });
});
