import { csvRows, csvStart } from '../../core/csv.ts';
import { type ExportFrame, exportName } from '../../core/export.ts';
import { type Recorded, type ReportWords, splitSound, tableHeading, tableRows } from '../../core/report.ts';
import type { AdminPorts } from './ports.ts';

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
 * Makes a table of a period for spreadsheets.
 * @param chunks lines oldest first
 * @param progress called with the lines taken so far
 */
export async function makeTable(
  frame: ExportFrame,
  chunks: AsyncIterable<readonly Recorded[]>,
  words: ReportWords,
  progress: (lines: number) => void,
): Promise<JournalFile> {
  const parts = [csvStart + csvRows([tableHeading(words)])];
  let lines = 0;
  let refused = 0;
  for await (const chunk of chunks) {
    const split = splitSound(chunk);
    parts.push(csvRows(tableRows(split.sound, words, frame.place)));
    lines += split.sound.length;
    refused += split.refused;
    progress(lines);
  }
  return { name: exportName(frame, 'csv'), type: 'text/csv;charset=utf-8', parts, lines, refused };
}

/** Makes the file for programs and the verifier. */
export async function makeJson(frame: ExportFrame, write: AdminPorts['writeJournalFile']): Promise<JournalFile> {
  return { name: exportName(frame, 'json'), type: 'application/json', ...(await write(frame)) };
}
