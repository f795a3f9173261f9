import {
  aggregateByDay,
  aggregateRange,
  type DailyAggregates,
  type DayAggregate,
  mergeDailyAggregates,
  noOutcome,
} from '../journal/daily-aggregates.ts';
import { isNewerEntry } from '../journal/format-versions.ts';
import type { Recorded } from '../journal/recorded-entry.ts';
import { everyDay, type OpenDayRange } from '../time/day-range.ts';
import type { ExportFrame } from './frame.ts';
import { type OnProgress, validRows } from './progress.ts';
import { reportColumns, reportRow, type TableLabels, tableHeading } from './table.ts';
import { type SheetCell, type WorkbookPart, type Worksheet, workbookParts } from './workbook.ts';

/** The labels of a workbook in addition to those of a report. */
export interface WorksheetLabels {
  journal: string;
  totals: string;
  /** Headings of the totals worksheet. */
  what: string;
  count: string;
  place: string;
  from: string;
  to: string;
  incidents: string;
  exemptions: string;
  missing: string;
  unwatched: string;
  absentDays: string;
  /** Entries that a newer version of the program wrote; the totals leave them out. */
  newer: string;
  bySystem: string;
  byOutcome: string;
  noOutcome: string;
}

/** The labels of a workbook. */
export interface WorkbookLabels extends TableLabels {
  book: WorksheetLabels;
}

/** The totals of a workbook, and the number of rows that they leave out. */
type BookTotals = DayAggregate & { newer: number };

const COLUMN_WIDTHS = [12, 12, 14, 22, 10, 24, 18, 26, 24, 24];

/**
 * Build the worksheets of a workbook: the rows, and the totals, which are computed after all rows are written.
 * @param sums totals of the rows
 */
function journalBook(
  chunks: AsyncIterable<readonly Recorded[]>,
  sums: () => BookTotals,
  about: { place: string } & OpenDayRange,
  words: WorkbookLabels,
): Worksheet[] {
  const { book } = words;
  return [
    {
      name: book.journal,
      widths: COLUMN_WIDTHS,
      heading: tableHeading(words),
      rows: sheetRows(chunks, words, about.place),
    },
    { name: book.totals, widths: [40, 14], heading: [book.what, book.count], rows: totalRows(sums, about, words) },
  ];
}

async function* sheetRows(
  chunks: AsyncIterable<readonly Recorded[]>,
  words: TableLabels,
  place: string,
): AsyncGenerator<SheetCell[][]> {
  for await (const chunk of chunks) yield chunk.map((recorded) => sheetRow(recorded, words, place));
}

function sheetRow(recorded: Recorded, words: TableLabels, place: string): SheetCell[] {
  const { entry } = recorded;
  const row = reportRow(recorded, words);
  const cells = reportColumns.map((column): SheetCell => {
    if (column === 'day') return { day: entry.day };
    return column === 'item' && row.kind === 'incident' ? itemCell(row.item) : row[column];
  });
  return [place, ...cells];
}

/** A whole number is a number, so that a column sorts; `4.1` is text: Excel would make a date of it. */
function itemCell(item: string): SheetCell {
  return /^\d+$/.test(item) ? Number(item) : item;
}

async function* totalRows(
  sums: () => BookTotals,
  about: { place: string } & OpenDayRange,
  words: WorkbookLabels,
): AsyncGenerator<SheetCell[][]> {
  const { book } = words;
  const { incidents, exemptions, missing, unwatched, absentDays, newer, by } = sums();
  const outcomes: Readonly<Record<string, string>> = { ...words.outcome, [noOutcome]: book.noOutcome };
  yield [
    [book.place, about.place],
    ...(about.from ? [[book.from, { day: about.from }]] : []),
    ...(about.to ? [[book.to, { day: about.to }]] : []),
    [book.incidents, incidents],
    [book.exemptions, exemptions],
    [book.missing, missing],
    [book.unwatched, unwatched],
    ...(absentDays > 0 ? [[book.absentDays, absentDays]] : []),
    ...(newer > 0 ? [[book.newer, newer]] : []),
    [book.bySystem],
    ...[...by.system].map(([id, count]) => [words.system(id), count]),
    [book.byOutcome],
    ...[...by.outcome].map(([name, count]) => [outcomes[name] ?? name, count]),
  ];
}

/** Pack files into a ZIP archive; each is read to its end before the next. */
export type Zip = (parts: AsyncIterable<WorkbookPart>) => AsyncIterable<Uint8Array<ArrayBuffer>>;

/**
 * Write rows of the journal as an XLSX workbook: a worksheet of rows, a chunk at a time, and a worksheet of totals.
 * @param chunks rows, oldest first
 */
export async function* writeXlsx(
  { place, period }: Pick<ExportFrame, 'place' | 'period'>,
  chunks: AsyncIterable<readonly Recorded[]>,
  labels: WorkbookLabels,
  zip: Zip,
  onProgress?: OnProgress,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let days: DailyAggregates = new Map();
  let newer = 0;
  const counted = async function* (): AsyncGenerator<readonly Recorded[]> {
    for await (const rows of validRows(chunks, onProgress)) {
      days = mergeDailyAggregates([days, aggregateByDay(rows)]);
      newer += rows.filter(({ entry }) => isNewerEntry(entry)).length;
      yield rows;
    }
  };
  const totals = (): BookTotals => ({ ...aggregateRange(days, everyDay), newer });
  yield* zip(workbookParts(journalBook(counted(), totals, { place, ...period }, labels)));
}
