import { expect, it } from 'vitest';
import { writeCsv } from '../../../../core/export/csv.ts';
import type { ExportProgress } from '../../../../core/export/progress.ts';
import { exportedRows } from '../../../fixtures/exported-journal.ts';
import { incident, words } from '../../../fixtures/journal-rows.ts';
import { newerEntries } from '../../../fixtures/newer-entries.ts';
import { parseCsv } from '../../../oracles/csv-reader.ts';

async function* chunks() {
  yield* exportedRows;
}

const written = async (separator: ';' | ',', onProgress?: (progress: ExportProgress) => void): Promise<string[]> =>
  Array.fromAsync(writeCsv({ place: 'Каб. 12' }, chunks(), { ...words, separator }, onProgress));

it('writes the heading, then each chunk as one piece', async () => {
  const pieces = await written(';');
  expect(pieces).toHaveLength(1 + exportedRows.length);
  expect(parseCsv(pieces[0] ?? '')).toEqual([
    ['place', 'day', 'time', 'system', 'item', 'surface', 'mode', 'reason', 'noticed', 'outcome', 'entry', 'note'],
  ]);
});

it('writes valid rows in order, with the place in front, and leaves invalid rows out', async () => {
  const [, ...rows] = parseCsv((await written(';')).join(''));
  expect(rows.map((row) => [...row.slice(0, 5), ...row.slice(-2)])).toEqual([
    ['Каб. 12', '23.11.2026', '3', 'TELEGRAM', '5', 'Incident', ''],
    ['Каб. 12', '23.11.2026', 'hour 9', 'VIBER', '7', 'Incident', ''],
    ['Каб. 12', '23.11.2026', '3', '', '', 'Exemption', 'allowed all'],
    ['Каб. 12', '24.11.2026', '', '', '', 'Gap', 'gap of 2'],
    ['Каб. 12', '24.11.2026', '', '', '', 'Note', 'clock went back'],
    ['Каб. 12', '24.11.2026', '1', '', '', 'Absence', '4 lessons until 25.11.2026, lesson 4'],
    ['Каб. 12', '25.11.2026', '3', 'TELEGRAM', '5', 'Incident', ''],
  ]);
});

it('separates fields with the separator of the language', async () => {
  const line = (await written(','))[0]?.slice(1).trimEnd();
  expect(line).toBe(
    '"place","day","time","system","item","surface","mode","reason","noticed","outcome","entry","note"',
  );
});

it('reports progress after each chunk, and stops when the report throws', async () => {
  const told: ExportProgress[] = [];
  await written(';', (progress) => told.push(progress));
  expect(told).toEqual([
    { written: 3, refused: 1, passed: 3 },
    { written: 7, refused: 1, passed: 7 },
  ]);
  const stop = (): void => {
    throw new Error('stopped');
  };
  await expect(written(';', stop)).rejects.toThrow('stopped');
});

it.each(newerEntries)('names %s of a newer program', async (_title, entry) => {
  async function* rows() {
    yield [
      { entry: incident(), outcome: null },
      { entry, outcome: null },
    ];
  }
  const text = (await Array.fromAsync(writeCsv({ place: 'Каб. 12' }, rows(), { ...words, separator: ';' }))).join('');
  expect(parseCsv(text)[2]?.filter(Boolean)).toEqual(['Каб. 12', '23.11.2026', 'Newer', 'newer than this program']);
});
