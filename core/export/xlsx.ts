import type { ExemptionReason } from '../exemption/exemption.ts';
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
import { byTime, timeOfKey } from '../journal/time-key.ts';
import { everyDay, type OpenDayRange } from '../time/day-range.ts';
import type { ExportFrame } from './frame.ts';
import { type OnProgress, validRows } from './progress.ts';
import type { ChartKind } from './sheet-chart.ts';
import { type ReportColumn, reportRow, type TableLabels, timeCell } from './table.ts';
import { type SheetCell, type WorkbookPart, type Worksheet, workbookParts } from './workbook.ts';

/** The labels of a workbook in addition to those of a report. */
export interface WorksheetLabels {
  journal: string;
  service: string;
  totals: string;
  /** Headings of the totals worksheet. */
  what: string;
  count: string;
  share: string;
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
  bySurface: string;
  byTime: string;
  byDay: string;
  byReason: string;
  noOutcome: string;
}

/** The labels of a workbook. */
export interface WorkbookLabels extends TableLabels {
  book: WorksheetLabels;
}

/** The totals of a workbook, also by day, and the number of rows that they leave out. */
type BookTotals = DayAggregate & { days: DailyAggregates; newer: number };

/** The columns of a worksheet after that of the place, and the widths of all. */
interface SheetColumns {
  columns: readonly ReportColumn[];
  widths: readonly number[];
}

const incidentColumns: SheetColumns = {
  columns: ['day', 'time', 'system', 'item', 'surface', 'mode', 'reason', 'noticed', 'outcome', 'note'],
  widths: [12, 12, 12, 20, 12, 16, 16, 20, 20, 22, 30],
};
const serviceColumns: SheetColumns = {
  columns: ['day', 'time', 'entry', 'note', 'reason'],
  widths: [12, 12, 14, 28, 80, 24],
};

/**
 * Build the worksheets of a workbook: incidents, service rows, which are held until all incidents are written, the totals
 * of both, and a table for each way to count the incidents.
 * @param sums totals of the rows
 */
function journalBook(
  chunks: AsyncIterable<readonly Recorded[]>,
  sums: () => BookTotals,
  about: { place: string } & OpenDayRange,
  words: WorkbookLabels,
): Worksheet[] {
  const { book } = words;
  const service: SheetCell[][] = [];
  const headingOf = ({ columns }: SheetColumns): string[] => [
    words.columns.place,
    ...columns.map((column) => words.columns[column]),
  ];
  const incidents = async function* (): AsyncGenerator<SheetCell[][]> {
    for await (const chunk of chunks) {
      const isIncident = (recorded: Recorded): boolean => reportRow(recorded, words).kind === 'incident';
      const rows = chunk.filter(isIncident);
      for (const recorded of chunk) {
        if (!isIncident(recorded)) service.push(sheetRow(recorded, serviceColumns, words, about.place));
      }
      if (rows.length > 0) yield rows.map((recorded) => sheetRow(recorded, incidentColumns, words, about.place));
    }
  };
  const serviceRows = async function* (): AsyncGenerator<SheetCell[][]> {
    for (let at = 0; at < service.length; at += ROWS_PER_CHUNK) yield service.slice(at, at + ROWS_PER_CHUNK);
  };
  const { widths } = incidentColumns;
  return [
    { name: book.journal, widths, heading: headingOf(incidentColumns), rows: incidents() },
    {
      name: book.service,
      widths: serviceColumns.widths,
      heading: headingOf(serviceColumns),
      rows: serviceRows(),
    },
    { name: book.totals, widths: [40, 14], heading: [book.what, book.count], rows: totalRows(sums, about, words) },
    ...countTables(sums, words),
  ];
}

/** A worksheet with a chart for each table of the report: counts with their share of all, the largest first or in order. */
function countTables(sums: () => BookTotals, words: WorkbookLabels): Worksheet[] {
  const { book, columns } = words;
  const outcomes: Readonly<Record<string, string>> = { ...words.outcome, [noOutcome]: book.noOutcome };
  const surfaces: Readonly<Record<string, string>> = words.surface;
  const table = (
    name: string,
    heading: string,
    rows: (totals: BookTotals) => SheetCell[][],
    chart: ChartKind = 'names',
  ): Worksheet => ({
    ...{ name, widths: [30, 14, 10], heading: [heading, book.count, book.share], chart },
    rows: once(() => rows(sums())),
  });
  return [
    table(book.bySystem, columns.system, ({ by }) => largestFirst(by.system, words.system)),
    table(book.byOutcome, columns.outcome, ({ by }) => largestFirst(by.outcome, (key) => outcomes[key] ?? key)),
    table(book.bySurface, columns.surface, ({ by }) => largestFirst(by.surface, (key) => surfaces[key] ?? key)),
    table(book.byTime, columns.time, ({ by }) =>
      withShares(
        [...by.time].sort(([a], [b]) => byTime(a, b)),
        timeKeyCell(words),
      ),
    ),
    table(book.byDay, columns.day, ({ days }) => withShares(countsByDay(days), (day) => ({ day })), 'days'),
    table(book.byReason, book.byReason, ({ by }) =>
      largestFirst(by.exemption, (key) => words.exemptionReason(key as ExemptionReason)),
    ),
  ];
}

async function* once(rows: () => SheetCell[][]): AsyncGenerator<SheetCell[][]> {
  yield rows();
}

/** Return a lesson as a number, an hour as text. */
function timeKeyCell(words: TableLabels): (time: string) => SheetCell {
  return (key) => {
    const { lesson, hour } = timeOfKey(key);
    return lesson ?? words.hour(hour ?? 0);
  };
}

function countsByDay(days: DailyAggregates): [string, number][] {
  const counts = [...days].map(([day, { incidents }]): [string, number] => [day, incidents]);
  return counts.filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Rows of a worksheet written at once. */
const ROWS_PER_CHUNK = 1000;

function sheetRow(recorded: Recorded, { columns }: SheetColumns, words: TableLabels, place: string): SheetCell[] {
  const { entry } = recorded;
  const row = reportRow(recorded, words);
  const cells = columns.map((column): SheetCell => {
    if (column === 'day') return { day: entry.day };
    if (column === 'time') return timeCell(recorded, words);
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
  const { incidents, exemptions, missing, unwatched, absentDays, newer } = sums();
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
  ];
}

function largestFirst(counts: ReadonlyMap<string, number>, name: (key: string) => SheetCell): SheetCell[][] {
  return withShares(
    [...counts].sort(([, a], [, b]) => b - a),
    name,
  );
}

/** Return a row for each count with its share of their sum. */
function withShares(counts: readonly [string, number][], name: (key: string) => SheetCell): SheetCell[][] {
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return counts.map(([key, count]) => [name(key), count, { share: count / all }]);
}

/** Pack files into a ZIP archive; each is read to its end before the next. */
export type Zip = (parts: AsyncIterable<WorkbookPart>) => AsyncIterable<Uint8Array<ArrayBuffer>>;

/**
 * Write rows of the journal as an XLSX workbook: worksheets of rows, a chunk at a time, and of their totals.
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
  const totals = (): BookTotals => ({ ...aggregateRange(days, everyDay), days, newer });
  yield* zip(workbookParts(journalBook(counted(), totals, { place, ...period }, labels)));
}
