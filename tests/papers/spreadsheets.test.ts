import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { csvRows, UTF8_BOM } from '../../core/export/csv-text.ts';
import { type SheetCell, workbookParts } from '../../core/export/workbook.ts';
import { zip } from '../../platform/browser/zip.ts';
import { naughtyTexts } from '../fixtures/hostile-strings.ts';

/** Texts a sheet can hold as they are: no signs that files of tables cannot carry, none too long for a cell. */
const texts = naughtyTexts.filter((text) => text.length < 1000 && !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text));

const heading = ['День', 'Система', 'Пункт'];
const rows = texts.map((text, i): [string, string, number] => [
  `2026-11-${String(1 + (i % 30)).padStart(2, '0')}`,
  text,
  i,
]);

/** A file as LibreOffice understands it: its cells, and how many formulas. */
function opened(
  name: string,
  bytes: string | Uint8Array,
  filter: string[] = [],
): { cells: string[][]; formulas: number } {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-office-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync('soffice', [profile, '--headless', ...filter, '--convert-to', 'fods', '--outdir', folder, file], {
      stdio: 'ignore',
    });
    return readTable(readFileSync(file.replace(/\.\w+$/, '.fods'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first table of a flat ODS file. */
function readTable(text: string): { cells: string[][]; formulas: number } {
  const [table = ''] = text.match(/<table:table [\s\S]*?<\/table:table>/) ?? [];
  const lines = [...table.matchAll(/<table:table-row[^>]*>([\s\S]*?)<\/table:table-row>/g)].map(
    ([, line = '']) => line,
  );
  const cells = lines.map((line) =>
    [...line.matchAll(/<table:table-cell([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g)].map(
      ([, attributes = '', inner = '']) =>
        attributes.match(/office:date-value="([^"]*)"/)?.[1] ??
        attributes.match(/office:value="([^"]*)"/)?.[1] ??
        plain(inner),
    ),
  );
  return {
    // A row goes on to the last column there is.
    cells: cells.map((row) => row.slice(0, heading.length)).filter((row) => row.some((cell) => cell !== '')),
    formulas: table.match(/table:formula/g)?.length ?? 0,
  };
}

function plain(xml: string): string {
  return xml
    .replace(/<text:s text:c="(\d+)"\/>/g, (_, count: string) => ' '.repeat(Number(count)))
    .replace(/<text:s\/>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .trim()
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** What a text of figures alone is, only a typed cell can tell: in a CSV it is a number. */
const isNumber = (text: string): boolean => text !== '' && !Number.isNaN(Number(text));

const expected = [heading, ...rows.map(([day, text, number]) => [day, text.trim(), String(number)])];

test('LibreOffice reads an XLSX cell by cell, and finds no formula', { timeout: 60_000 }, async () => {
  const sheet = {
    name: 'Журнал',
    widths: [12, 20, 8],
    heading,
    rows: (async function* (): AsyncGenerator<SheetCell[][]> {
      yield rows.map(([day, text, number]) => [{ day }, text, number]);
    })(),
  };
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of zip(workbookParts([sheet]))) pieces.push(piece);
  const { cells, formulas } = opened('a.xlsx', new Uint8Array(await new Blob(pieces).arrayBuffer()));
  expect(formulas).toBe(0);
  expect(cells).toEqual(expected);
});

test('LibreOffice reads a CSV row by row, and finds no formula', { timeout: 60_000 }, () => {
  const text = UTF8_BOM + csvRows([heading, ...rows.map(([day, text, number]) => [day, text, String(number)])]);
  const filter = ['--infilter=Text - txt - csv (StarCalc):59,34,76,1'];
  const { cells, formulas } = opened('a.csv', text, filter);
  expect(formulas).toBe(0);
  expect(cells.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  // A cell that could have been a formula begins with an apostrophe.
  const second = (table: string[][]): string[] => table.map(([, text = '']) => text.replace(/^'/, ''));
  const wanted = second(expected);
  expect(second(cells).filter((_, i) => !isNumber(wanted[i] ?? ''))).toEqual(wanted.filter((text) => !isNumber(text)));
});
