import { expect, it } from 'vitest';
import type { ExportProgress } from '../../../../core/export/progress.ts';
import type { WorkbookPart } from '../../../../core/export/workbook.ts';
import { type WorkbookLabels, writeXlsx } from '../../../../core/export/xlsx.ts';
import type { Recorded } from '../../../../core/journal/recorded-entry.ts';
import { exportedRows } from '../../../fixtures/exported-journal.ts';
import { absentDays, bookWords, incident, words } from '../../../fixtures/journal-rows.ts';
import { newerEntries } from '../../../fixtures/newer-entries.ts';

const labels: WorkbookLabels = {
  ...words,
  book: bookWords,
};

type Period = { from: string | null; to: string | null };
const november: Period = { from: '2026-11-01', to: '2026-11-30' };

/** Write a workbook and read its parts as text by path, without an archive. */
async function parts(
  period = november,
  onProgress?: (progress: ExportProgress) => void,
  rows: readonly (readonly Recorded[])[] = exportedRows,
): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  async function* chunks() {
    yield* rows;
  }
  async function* collect(found: AsyncIterable<WorkbookPart>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for await (const { path, text } of found) {
      read.set(path, (await Array.fromAsync(text)).join(''));
      yield new TextEncoder().encode(path);
    }
  }
  const frame = { place: 'Каб. 12', period };
  const bytes = await Array.fromAsync(writeXlsx(frame, chunks(), labels, collect, onProgress));
  expect(bytes.map((piece) => new TextDecoder().decode(piece))).toEqual([...read.keys()]);
  return read;
}

/** Read a worksheet as rows of texts and numbers. */
function cellsOf(read: ReadonlyMap<string, string>, sheet: number): (string | number)[][] {
  const strings = [...(read.get('xl/sharedStrings.xml') ?? '').matchAll(/<t [^>]*>([^<]*)<\/t>/g)].map(
    ([, text]) => text ?? '',
  );
  const xml = read.get(`xl/worksheets/sheet${sheet}.xml`) ?? '';
  return [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/g)].map(([, row = '']) =>
    [...row.matchAll(/<c r="[A-Z]+\d+"([^>]*)><v>([^<]*)<\/v><\/c>/g)].map(([, attributes = '', value]) =>
      attributes.includes('t="s"') ? (strings[Number(value)] ?? '?') : Number(value),
    ),
  );
}

/** Excel's serial number of an ISO day: days since 30 December 1899 (ECMA-376, 18.17.4.1). */
const serial = (day: string): number => (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000;

it('writes a row for each valid entry: days and items as numbers, so that Excel can sort them', async () => {
  const [heading, ...rows] = cellsOf(await parts(), 1);
  expect(heading).toEqual([
    'place',
    'day',
    'time',
    'system',
    'item',
    'surface',
    'mode',
    'reason',
    'noticed',
    'outcome',
    'note',
  ]);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toEqual([
    'Каб. 12',
    serial('2026-11-23'),
    3,
    'TELEGRAM',
    5,
    'Client',
    'Warn',
    'Lesson',
    'Page',
    'MAX',
  ]);
});

it('writes service rows on a sheet of their own, by kind', async () => {
  expect(cellsOf(await parts(), 2)).toEqual([
    ['place', 'day', 'time', 'entry', 'note', 'reason'],
    ['Каб. 12', serial('2026-11-23'), 3, 'Exemption', 'allowed all', expect.stringContaining('because')],
    ['Каб. 12', serial('2026-11-24'), 'Gap', 'gap of 2'],
    ['Каб. 12', serial('2026-11-24'), 'Note', 'clock went back'],
    ['Каб. 12', serial('2026-11-24'), 1, 'Absence', '4 lessons until 25.11.2026, lesson 4'],
  ]);
});

it('writes totals that are counted from the rows above', async () => {
  expect(cellsOf(await parts(), 3)).toEqual([
    ['What', 'Count'],
    ['Place', 'Каб. 12'],
    ['From', serial('2026-11-01')],
    ['To', serial('2026-11-30')],
    ['Incidents', 3],
    ['Exemptions', 1],
    ['Missing', 2],
    ['Unwatched', 4],
  ]);
});

it.each([
  [
    'system',
    4,
    [
      ['TELEGRAM', 2, 2 / 3],
      ['VIBER', 1, 1 / 3],
    ],
  ],
  [
    'outcome',
    5,
    [
      ['MAX', 1, 1 / 3],
      ['No outcome', 1, 1 / 3],
      ['Stayed', 1, 1 / 3],
    ],
  ],
  ['surface', 6, [['Client', 3, 1]]],
  [
    'time',
    7,
    [
      [3, 2, 2 / 3],
      ['hour 9', 1, 1 / 3],
    ],
  ],
  [
    'day',
    8,
    [
      [serial('2026-11-23'), 2, 2 / 3],
      [serial('2026-11-25'), 1, 1 / 3],
    ],
  ],
  ['By reason', 9, [[expect.stringContaining('because'), 1, 1]]],
])('has a sheet of the counts by %s, with shares of their sum', async (heading, sheet, rows) => {
  expect(cellsOf(await parts(), sheet)).toEqual([[heading, 'Count', 'Share'], ...rows]);
});

it('draws each table as bars of its cells', async () => {
  const read = await parts();
  expect(read.get('xl/worksheets/sheet4.xml')).toContain('<drawing r:id="rId1"/></worksheet>');
  const chart = read.get('xl/charts/chart4.xml') ?? '';
  expect([...chart.matchAll(/<c:f>(.*?)<\/c:f>/g)].map(([, cells]) => cells)).toEqual([
    "'By system'!$B$1",
    "'By system'!$A$2:$A$3",
    "'By system'!$B$2:$B$3",
  ]);
  const kinds = read.get('[Content_Types].xml') ?? '';
  for (const path of read.keys()) if (/\/(drawing|chart)\d+\.xml$/.test(path)) expect(kinds).toContain(`"/${path}"`);
  expect(read.has('xl/charts/chart3.xml')).toBe(false);
  const empty = await parts(november, undefined, [[]]);
  expect([...empty.keys()].filter((path) => path.includes('chart'))).toEqual([]);
  expect(empty.get('xl/worksheets/sheet4.xml')).not.toContain('<drawing');
});

it('sorts lessons by their number, and hours after them', async () => {
  const at = (lesson: number | null, hour: number | null, nth: number): Recorded => ({
    entry: incident({ id: `3f1b2c4d-5e6f-4a7b-8c9d-${String(nth).padStart(12, '0')}`, lesson, hour }),
    outcome: null,
  });
  const rows = [[at(null, 9, 1), at(10, null, 2), at(2, null, 3), at(2, null, 4)]];
  const times = cellsOf(await parts(november, undefined, rows), 7).map(([time]) => time);
  expect(times).toEqual(['time', 2, 10, expect.stringContaining('9')]);
});

it('totals school days without a start, where there are any', async () => {
  const rows = [
    [
      { entry: absentDays(3), outcome: null },
      { entry: incident(), outcome: null },
    ],
  ];
  expect(cellsOf(await parts(november, undefined, rows), 3)).toContainEqual(['Absent days', 3]);
});

it('is printed on A4 across, as wide as a page, with the heading on every page, and filters its rows', async () => {
  const read = await parts();
  const sheet = read.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
  expect(sheet).toContain('</sheetData><autoFilter ref="A1:K4"/><pageSetup paperSize="9" orientation="landscape"');
  const book = read.get('xl/workbook.xml') ?? '';
  expect(book).toContain('name="_xlnm.Print_Titles" localSheetId="0">\'Journal\'!$1:$1<');
  expect(book).toContain('localSheetId="1" hidden="1">\'Service\'!$A$1:$F$5<');
});

it('leaves out an open end of the period', async () => {
  const what = cellsOf(await parts({ from: null, to: null }), 3).map(([name]) => name);
  expect(what).not.toContain('From');
  expect(what).not.toContain('To');
});

it('reports progress after each chunk', async () => {
  const told: ExportProgress[] = [];
  await parts(november, (progress) => told.push(progress));
  expect(told).toEqual([
    { written: 3, refused: 1, passed: 3 },
    { written: 7, refused: 1, passed: 7 },
  ]);
});

it.each(newerEntries)('names %s of a newer program and leaves it out of the totals', async (_title, entry) => {
  const newer = { entry, outcome: null };
  const read = await parts(november, undefined, [[{ entry: incident(), outcome: null }, newer]]);
  expect(cellsOf(read, 2)[1]).toEqual(['Каб. 12', serial('2026-11-23'), 'Newer', 'newer than this program']);
  expect(cellsOf(read, 3)).toContainEqual(['Incidents', 1]);
  expect(cellsOf(read, 3)).toContainEqual(['Newer', 1]);
  expect(cellsOf(await parts(), 3).flat()).not.toContain('Newer');
});
