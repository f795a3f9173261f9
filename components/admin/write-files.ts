import { csvRows, csvStart } from '../../core/csv.ts';
import { type ExportFrame, exportName, writeExport } from '../../core/export.ts';
import { type Recorded, type ReportWords, splitSound, tableHeading, tableRows } from '../../core/report.ts';

export type FileFormat = 'csv' | 'json';

/** A file made of the journal, `refused` lines that did not fit left out. */
export interface JournalFile {
  name: string;
  type: string;
  parts: string[];
  lines: number;
  refused: number;
}

/**
 * Makes a file of a period.
 * @param chunks lines oldest first
 * @param progress called with the lines taken so far
 */
export async function makeFile(
  format: FileFormat,
  frame: ExportFrame,
  chunks: AsyncIterable<readonly Recorded[]>,
  words: ReportWords,
  progress: (lines: number) => void,
): Promise<JournalFile> {
  const parts = [csvStart + csvRows([tableHeading(words)])];
  const rows: Recorded[] = [];
  let lines = 0;
  let refused = 0;
  for await (const chunk of chunks) {
    const split = splitSound(chunk);
    if (format === 'json') rows.push(...split.sound);
    else parts.push(csvRows(tableRows(split.sound, words, frame.place)));
    lines += split.sound.length;
    refused += split.refused;
    progress(lines);
  }
  const name = exportName(frame, format);
  if (format === 'csv') return { name, type: 'text/csv;charset=utf-8', parts, lines, refused };
  return { name, type: 'application/json', parts: [writeExport(frame, rows)], lines, refused };
}
