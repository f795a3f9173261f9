import { csvRows, csvStart } from '../../../core/export/csv-text.ts';
import { type ExportFrame, exportName } from '../../../core/export/json.ts';
import { tableHeading, tableRows } from '../../../core/export/table.ts';
import { workbookParts } from '../../../core/export/workbook.ts';
import { journalBook } from '../../../core/export/workbook-layout.ts';
import { type DaySums, joinDays, sumOf, sumsOfLines } from '../../../core/journal/daily-aggregates.ts';
import { type Recorded, splitSound } from '../../../core/journal/recorded-entry.ts';
import { everyDay } from '../../../core/time/day-range.ts';
import type { AdminPorts } from '../ports.ts';
import { FileParts } from './file-parts.ts';
import type { FileWords } from './file-words.ts';

export const fileFormats = ['csv', 'xlsx', 'json'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** A file made of the journal, `refused` lines that did not fit left out. */
export interface JournalFile {
  name: string;
  type: string;
  parts: BlobPart[];
  lines: number;
  refused: number;
}

/** How a file is made: its words, whom to tell of lines taken, and whom to ask whether to go on. */
export interface FileMaking {
  words: FileWords;
  zip: AdminPorts['zip'];
  writeJson: AdminPorts['writeJournalFile'];
  signal: AbortSignal;
  progress(lines: number): void;
}

const types: Record<FileFormat, string> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
};

/**
 * Makes a file of a period; no more than a chunk of it is held at once.
 * @param chunks lines oldest first
 * @throws what the signal was aborted with
 */
export async function makeFile(
  format: FileFormat,
  frame: ExportFrame,
  chunks: AsyncIterable<readonly Recorded[]>,
  making: FileMaking,
): Promise<JournalFile> {
  const about = { name: exportName(frame, format), type: types[format] };
  if (format === 'json') return { ...about, ...(await writeJson(frame, making)) };
  const taken = new TakenLines(chunks, making);
  const parts = new FileParts();
  for await (const piece of pieces(format, frame, taken, making)) parts.add(piece);
  const { lines, refused } = taken;
  return { ...about, parts: parts.written(), lines, refused };
}

async function writeJson(
  frame: ExportFrame,
  making: FileMaking,
): Promise<Pick<JournalFile, 'parts' | 'lines' | 'refused'>> {
  const parts = new FileParts();
  const end = { lines: 0, refused: 0 };
  for await (const { text, lines, refused, passed } of making.writeJson(frame)) {
    making.signal.throwIfAborted();
    parts.add(text);
    Object.assign(end, { lines, refused });
    making.progress(passed);
  }
  return { parts: parts.written(), ...end };
}

async function* pieces(
  format: Exclude<FileFormat, 'json'>,
  frame: ExportFrame,
  taken: TakenLines,
  { words, zip }: FileMaking,
): AsyncIterable<string | Uint8Array<ArrayBuffer>> {
  if (format === 'csv') {
    yield csvStart + csvRows([tableHeading(words)], words.separator);
    for await (const rows of taken.sound()) yield csvRows(tableRows(rows, words, frame.place), words.separator);
  } else {
    const about = { place: frame.place, ...frame.period };
    yield* zip(workbookParts(journalBook(taken.sound(), () => sumOf(taken.sums, everyDay), about, words)));
  }
}

/** Lines on their way into a file. */
class TakenLines {
  lines = 0;
  refused = 0;
  sums: DaySums = new Map();

  private readonly from: AsyncIterable<readonly Recorded[]>;
  private readonly making: FileMaking;

  constructor(from: AsyncIterable<readonly Recorded[]>, making: FileMaking) {
    this.from = from;
    this.making = making;
  }

  async *sound(): AsyncGenerator<readonly Recorded[]> {
    const { signal, progress } = this.making;
    for await (const chunk of this.from) {
      signal.throwIfAborted();
      const { sound, refused } = splitSound(chunk);
      this.sums = joinDays([this.sums, sumsOfLines(sound)]);
      this.lines += sound.length;
      this.refused += refused;
      yield sound;
      progress(this.lines);
    }
  }
}
