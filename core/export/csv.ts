import type { Recorded } from '../journal/recorded-entry.ts';
import { csvRows, UTF8_BOM } from './csv-text.ts';
import type { ExportFrame } from './frame.ts';
import { type OnProgress, validRows } from './progress.ts';
import { type TableLabels, tableHeading, tableRows } from './table.ts';

/** The labels of a CSV and the separator that Excel expects in their language. */
export interface CsvLabels extends TableLabels {
  separator: ';' | ',';
}

/**
 * Write rows of the journal as CSV, a chunk at a time.
 * @param chunks rows, oldest first
 */
export async function* writeCsv(
  frame: Pick<ExportFrame, 'place'>,
  chunks: AsyncIterable<readonly Recorded[]>,
  labels: CsvLabels,
  onProgress?: OnProgress,
): AsyncGenerator<string> {
  yield UTF8_BOM + csvRows([tableHeading(labels)], labels.separator);
  for await (const rows of validRows(chunks, onProgress)) {
    yield csvRows(tableRows(rows, labels, frame.place), labels.separator);
  }
}
