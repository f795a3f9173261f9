import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { csvRows, UTF8_BOM } from '../../../../core/export/csv-text.ts';
import { exportJsonSchema, type JournalFile } from '../../../../core/export/file-schema.ts';
import { type ExportFrame, exportName } from '../../../../core/export/frame.ts';
import { tableRows } from '../../../../core/export/table.ts';
import type { Recorded } from '../../../../core/journal/recorded-entry.ts';
import { verifyFile } from '../../../../core/verify/verify-file.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { anyRows, gap, incident, words } from '../../../fixtures/journal-rows.ts';
import { newerEntries } from '../../../fixtures/newer-entries.ts';
import { sealedFile } from '../../../fixtures/sealed-file.ts';
import { parseCsv } from '../../../oracles/csv-reader.ts';

const frame: ExportFrame = {
  place: 'Каб. 12',
  zone: 'Europe/Saratov',
  made: '2026-11-30',
  period: { from: null, to: null },
  pack: { id: 'rpl-2025-09-01', title: { ru: 'Порядок', en: 'Regulation' }, inForceFrom: '2025-09-01' },
};

const writeExport = (about: ExportFrame, some: readonly Recorded[]): Promise<string> => sealedFile(about, some);

const rows: Recorded[] = [
  { entry: incident(), outcome: 'moved-to-max' },
  { entry: incident({ id: '7d444840-9dc0-41d1-b245-5ffdce74fad2', system: 'viber', item: '7' }), outcome: null },
  { entry: gap(2), outcome: null },
];

const written = await writeExport(frame, rows);

const file = (): JournalFile => JSON.parse(written);

describe('writeExport', () => {
  it('writes the frame, incidents with their outcomes, gaps and totals', () => {
    expect({ ...file(), entries: file().entries.map(({ entry }) => entry) }).toMatchObject({
      format: 'dezhurny-journal',
      version: 4,
      ...frame,
      totals: { incidents: 2, missing: 2, systems: { telegram: 1, viber: 1 }, outcomes: { 'moved-to-max': 1 } },
      entries: [
        rows[0]?.entry,
        { v: 1, kind: 'outcome', incident: incident().id, outcome: 'moved-to-max' },
        rows[1]?.entry,
        rows[2]?.entry,
      ],
    });
  });

  it('writes the format first, then one entry per line', () => {
    const lines = written.split('\n');
    expect(lines).toHaveLength(1 + 4 + 2);
    expect(lines[0]).toMatch(/^\{"format":"dezhurny-journal","version":4,/);
    expect(JSON.parse(lines[1]?.replace(/,$/, '') ?? '')).toMatchObject({ entry: incident() });
  });

  it('writes only the known fields of the pack and the frame', async () => {
    const loud = {
      ...frame,
      user: 'canary',
      pack: { ...frame.pack, systems: ['canary'] },
      period: { ...frame.period, at: 'canary' },
    };
    expect(await writeExport(loud, rows)).not.toContain('canary');
  });

  it('writes no time unit finer than a day', async () => {
    const words = (text: string): string => text.replace(/"[\w-]{43,87}"/g, '');
    await fc.assert(
      fc.asyncProperty(anyRows, async (some) => {
        expect(words(await writeExport(frame, some))).not.toMatch(/\d\d:\d\d|T\d\d/);
      }),
    );
  });

  it('writes a file that verifies as intact for any journal', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (some) => {
        const text = await writeExport(frame, some);
        expect((await verifyFile(text, isSigned)).intact).toBe(true);
      }),
    );
  });

  it.each(['два\nряда', 'x'.repeat(61), '\u0000'])('rejects the place %j', async (place) => {
    await expect(writeExport({ ...frame, place }, [])).rejects.toThrow('does not fit: place');
  });
});

test('the published JSON Schema matches the code', () => {
  const published = JSON.parse(readFileSync('docs/schema/journal.schema.json', 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(exportJsonSchema())));
});

describe('CSV of a journal', () => {
  it('keeps a hostile place name in its own cell', () => {
    const naughty = ['=HYPERLINK("x")', 'Каб. "12"; левый', '@a', "'; DROP TABLE", 'Каб\u202e12', '＝1', '😀', ' +7'];
    for (const place of naughty) {
      const [row] = parseCsv(UTF8_BOM + csvRows(tableRows(rows.slice(0, 1), words, place)));
      expect(row?.slice(1)).toEqual([
        '23.11.2026',
        '3',
        'TELEGRAM',
        '5',
        'Client',
        'Warn',
        'Lesson',
        'Page',
        'MAX',
        'Incident',
        '',
      ]);
      expect(row?.[0]).toBe(/^\s*[=@+＝]/.test(place) ? `'${place}` : place);
    }
  });
});

describe('exportName', () => {
  it.each([
    [{}, 'dezhurny_Каб-12_2026-11-30.csv'],
    [{ period: { from: '2026-11-01', to: '2026-11-30' } }, 'dezhurny_Каб-12_2026-11-01_2026-11-30.csv'],
    [{ place: '../..\\CON:"<>|?*' }, 'dezhurny_CON_2026-11-30.csv'],
    [{ place: 'Каб\u200b. \u202e12' }, 'dezhurny_Каб-12_2026-11-30.csv'],
    [{ place: '' }, 'dezhurny_2026-11-30.csv'],
  ])('of %j', (parts, name) => {
    expect(exportName({ ...frame, ...parts }, 'csv')).toBe(name);
  });

  it('returns a name that every file system accepts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        (place) =>
          void expect(exportName({ ...frame, place }, 'json')).toMatch(/^dezhurny_[\p{L}\p{N}_-]*2026-11-30\.json$/u),
      ),
    );
  });
});

it.each(newerEntries)(
  'writes %s of a newer program as it is and leaves it out of the totals',
  async (_title, entry) => {
    const text = await writeExport(frame, [...rows, { entry, outcome: null }]);
    const { entries, totals }: JournalFile = JSON.parse(text);
    expect(totals).toEqual(file().totals);
    expect(entries.map((line) => line.entry)).toContainEqual(entry);
    expect(await verifyFile(text, isSigned)).toMatchObject({ intact: false, finding: { fault: 'newer' } });
  },
);
