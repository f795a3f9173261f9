import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { collectParts } from '../../../../core/export/blob-parts.ts';
import type { ExportFormat } from '../../../../core/export/frame.ts';
import type { ExportProgress } from '../../../../core/export/progress.ts';
import { writeExport } from '../../../../core/export/write-export.ts';
import { zip } from '../../../../platform/browser/zip.ts';
import { exportedFrame, exportedRows, exportedSnapshot } from '../../../fixtures/exported-journal.ts';
import { bookWords, words } from '../../../fixtures/journal-rows.ts';

const labels = {
  ...words,
  separator: ';' as const,
  book: bookWords,
};

const { frame, snapshot } = exportedSnapshot();
const source = {
  zip,
  snapshot: async () => snapshot,
  rows: async function* () {
    yield* exportedRows;
  },
};

async function written(
  format: ExportFormat,
  onProgress: (progress: ExportProgress) => void = () => undefined,
): Promise<Uint8Array> {
  const about = format === 'json' ? frame : exportedFrame;
  const parts = await collectParts(writeExport(format, about, source, labels, onProgress));
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const stored = (format: ExportFormat): Uint8Array =>
  new Uint8Array(readFileSync(`tests/fixtures/exports/journal.${format}`));

it.each(['csv', 'json'] as const)('writes the stored %s byte for byte', async (format) => {
  expect(Buffer.from(await written(format)).toString()).toBe(Buffer.from(stored(format)).toString());
});

it('writes the stored workbook part by part', async () => {
  const texts = (archive: Uint8Array): Record<string, string> =>
    Object.fromEntries(
      Object.entries(unzipSync(archive)).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
    );
  expect(texts(await written('xlsx'))).toEqual(texts(stored('xlsx')));
});

it.each([
  [
    'csv',
    [
      { written: 3, refused: 1, passed: 3 },
      { written: 7, refused: 1, passed: 7 },
    ],
  ],
  [
    'xlsx',
    [
      { written: 3, refused: 1, passed: 3 },
      { written: 7, refused: 1, passed: 7 },
    ],
  ],
  [
    'json',
    [
      ...[0, 2, 5, 6].map((passed) => ({ written: 0, refused: 1, passed })),
      { written: 1, refused: 1, passed: 6 },
      { written: 5, refused: 1, passed: 8 },
      { written: 10, refused: 1, passed: 11 },
      { written: 12, refused: 1, passed: 12 },
    ],
  ],
] as const)('reports the progress of a %s export after each chunk', async (format, expected) => {
  const reported: ExportProgress[] = [];
  await written(format, (progress) => reported.push(progress));
  expect(reported).toEqual(expected);
});

it.each(['csv', 'xlsx', 'json'] as const)('stops a %s export when the progress callback throws', async (format) => {
  const stopped = new Error('stopped');
  await expect(
    written(format, () => {
      throw stopped;
    }),
  ).rejects.toBe(stopped);
});

it('refuses to finish a JSON export when a day log changes between the two readings', async () => {
  const lost: string[] = [];
  const losing = {
    ...snapshot,
    entriesOf: async (log: Parameters<typeof snapshot.entriesOf>[0]) => {
      const { entries, refused } = await snapshot.entriesOf(log);
      const isSecond = lost.includes(log?.dayId ?? '');
      lost.push(log?.dayId ?? '');
      return { entries: isSecond ? entries.slice(1) : entries, refused };
    },
  };
  const pieces = writeExport('json', frame, { ...source, snapshot: async () => losing }, labels, () => undefined);
  await expect(collectParts(pieces)).rejects.toThrow('the journal lost a day');
});
