import type { Recorded } from '../journal/recorded-entry.ts';
import type { OpenDayRange } from '../time/day-range.ts';
import { type CsvLabels, writeCsv } from './csv.ts';
import type { ExportFormat, ExportFrame } from './frame.ts';
import { type JournalSnapshot, writeJson } from './json.ts';
import type { OnProgress } from './progress.ts';
import { type WorkbookLabels, writeXlsx, type Zip } from './xlsx.ts';

/** Sources of the data of an export. */
export interface ExportSource {
  /** Read rows of the journal in chunks, oldest first. */
  rows(period: OpenDayRange): AsyncIterable<readonly Recorded[]>;
  snapshot(period: OpenDayRange): Promise<JournalSnapshot>;
  zip: Zip;
}

/** Write an export of the given format, a piece at a time. */
export async function* writeExport(
  format: ExportFormat,
  frame: ExportFrame,
  source: ExportSource,
  labels: CsvLabels & WorkbookLabels,
  onProgress: OnProgress,
): AsyncGenerator<string | Uint8Array<ArrayBuffer>> {
  const { period } = frame;
  if (format === 'json') yield* writeJson(frame, await source.snapshot(period), onProgress);
  else if (format === 'csv') yield* writeCsv(frame, source.rows(period), labels, onProgress);
  else yield* writeXlsx(frame, source.rows(period), labels, source.zip, onProgress);
}
