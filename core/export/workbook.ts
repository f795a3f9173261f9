import { MS_PER_DAY } from '../time/units.ts';
import { type ChartKind, chartPart, drawingPart } from './sheet-chart.ts';

/** A cell: text, a number, an ISO day, which becomes a spreadsheet date, or a share (1 is shown as 100 %). */
export type SheetCell = string | number | { day: string } | { share: number };

/**
 * A table of a workbook. The first row is frozen, repeated on every printed page, and filters the rows. It is printed on A4,
 * landscape, as wide as a page.
 */
export interface Worksheet {
  name: string;
  /** Column widths in characters. */
  widths: readonly number[];
  heading: readonly string[];
  /** Rows, a chunk at a time. */
  rows: AsyncIterable<readonly (readonly SheetCell[])[]>;
  /** The chart of the second column by the first that stands beside the table, if it has rows. */
  chart?: ChartKind;
}

/** A file inside the workbook's archive. */
export interface WorkbookPart {
  path: string;
  text: AsyncIterable<string>;
}

/**
 * Excel allows 1,048,576 rows; longer tables continue in another worksheet.
 * https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
 */
const ROWS_PER_WORKSHEET = 1_000_000;

const SPREADSHEETML_NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS_NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_NAMESPACE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEETML_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Indexes of cell styles in the style sheet. */
const CELL_STYLE = { heading: 1, day: 2, share: 3 };

/** A4, landscape, all columns on one page: https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.pagesetup */
const PAGE_SETUP = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

/**
 * Write tables as the parts of an XLSX workbook: typed cells, no formulas, links or timestamps. Read each part fully
 * before requesting the next. Only the distinct texts of the cells are held in memory.
 * @param rowsPerWorksheet maximum rows per worksheet, after which a table continues in another; no chunk is longer
 */
export async function* workbookParts(
  tables: readonly Worksheet[],
  rowsPerWorksheet = ROWS_PER_WORKSHEET,
): AsyncGenerator<WorkbookPart> {
  const texts = new Map<string, number>();
  const names: string[] = [];
  const lastCells: string[] = [];
  for (const table of tables) {
    const chunks = table.rows[Symbol.asyncIterator]();
    const state = { chunk: await chunks.next() };
    for (let part = 1; part === 1 || !state.chunk.done; part++) {
      names.push(part === 1 ? table.name : `${table.name} ${part}`);
      yield {
        path: `xl/worksheets/sheet${names.length}.xml`,
        text: sheetText(table, texts, chunks, state, { rowsPerWorksheet, written: (cell) => lastCells.push(cell) }),
      };
    }
  }
  const charts = new Map<number, ChartKind>();
  for (const { name, chart } of tables) {
    const at = names.indexOf(name);
    if (chart && lastRow(lastCells[at]) > 1) charts.set(at, chart);
  }
  for (const [path, text] of chartParts(names, lastCells, charts)) yield { path, text: once(text) };
  for (const [path, text] of frame(names, lastCells, texts, [...charts.keys()])) yield { path, text: once(text) };
}

/** The charts of worksheets and what links them. @param charts kinds of charts by the index of their worksheet */
function chartParts(names: readonly string[], lastCells: readonly string[], charts: ReadonlyMap<number, ChartKind>) {
  return [...charts].flatMap(([at, kind]): [path: string, text: string][] => {
    const number = at + 1;
    return [
      [`xl/worksheets/_rels/sheet${number}.xml.rels`, links([link(1, 'drawing', `../drawings/drawing${number}.xml`)])],
      [`xl/drawings/drawing${number}.xml`, drawingPart()],
      [`xl/drawings/_rels/drawing${number}.xml.rels`, links([link(1, 'chart', `../charts/chart${number}.xml`)])],
      [`xl/charts/chart${number}.xml`, chartPart(inFormula(names[at] ?? ''), lastRow(lastCells[at]), kind)],
    ];
  });
}

/** Return the number of the row of a cell, 4 for `C4`. */
const lastRow = (cell = ''): number => Number(/\d+$/.exec(cell)?.[0] ?? 1);

/** Write the name of a worksheet for a formula, escaped for XML. */
const inFormula = (name: string): string => `'${escaped(name).replaceAll("'", "''")}'`;

async function* sheetText(
  { widths, heading, chart }: Worksheet,
  texts: Map<string, number>,
  chunks: AsyncIterator<readonly (readonly SheetCell[])[]>,
  state: { chunk: IteratorResult<readonly (readonly SheetCell[])[]> },
  { rowsPerWorksheet, written: tellLast }: { rowsPerWorksheet: number; written(lastCell: string): void },
): AsyncGenerator<string> {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  yield `${XML_DECLARATION}<worksheet xmlns="${SPREADSHEETML_NAMESPACE}" xmlns:r="${RELATIONSHIPS_NAMESPACE}">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${columns.join('')}</cols><sheetData>${row(1, heading, texts, CELL_STYLE.heading)}`;
  let written = 1;
  while (!state.chunk.done && written + state.chunk.value.length <= rowsPerWorksheet + 1) {
    const first = written + 1;
    yield state.chunk.value.map((cells, i) => row(first + i, cells, texts)).join('');
    written += state.chunk.value.length;
    state.chunk = await chunks.next();
  }
  const last = `${columnName(heading.length - 1)}${written}`;
  tellLast(last);
  yield `</sheetData><autoFilter ref="A1:${last}"/>${PAGE_SETUP}${chart && written > 1 ? '<drawing r:id="rId1"/>' : ''}</worksheet>`;
}

function row(number: number, cells: readonly SheetCell[], texts: Map<string, number>, style = 0): string {
  const written = cells.map((cell, i) => {
    const start = `<c r="${columnName(i)}${number}"`;
    if (typeof cell === 'number') return `${start}><v>${cell}</v></c>`;
    if (typeof cell === 'object' && 'day' in cell) {
      return `${start} s="${CELL_STYLE.day}"><v>${serialOf(cell.day)}</v></c>`;
    }
    if (typeof cell === 'object') return `${start} s="${CELL_STYLE.share}"><v>${cell.share}</v></c>`;
    if (cell === '') return '';
    const known = texts.get(cell) ?? texts.size;
    texts.set(cell, known);
    return `${start}${style ? ` s="${style}"` : ''} t="s"><v>${known}</v></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

/** The workbook parts that list and link the worksheets. @param lastCells the last cell of each, such as `J100` */
function frame(
  names: readonly string[],
  lastCells: readonly string[],
  texts: ReadonlyMap<string, number>,
  charts: readonly number[],
): [path: string, text: string][] {
  const sheets = names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const sheetLinks = names.map((_, i) => link(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  const rest = [
    link(names.length + 1, 'styles', 'styles.xml'),
    link(names.length + 2, 'sharedStrings', 'sharedStrings.xml'),
  ];
  const kinds = names.map((_, i) => kind(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet'));
  const drawings = charts.flatMap((at) => [
    `<Override PartName="/xl/drawings/drawing${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>`,
    `<Override PartName="/xl/charts/chart${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`,
  ]);
  const strings = [...texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  return [
    [
      'xl/sharedStrings.xml',
      `${XML_DECLARATION}<sst xmlns="${SPREADSHEETML_NAMESPACE}" uniqueCount="${strings.length}">${strings.join('')}</sst>`,
    ],
    ['xl/styles.xml', styles],
    [
      'xl/workbook.xml',
      `${XML_DECLARATION}<workbook xmlns="${SPREADSHEETML_NAMESPACE}" xmlns:r="${RELATIONSHIPS_NAMESPACE}"><sheets>${sheets.join('')}</sheets>${definedNames(names, lastCells)}</workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', links([...sheetLinks, ...rest])],
    ['_rels/.rels', links([link(1, 'officeDocument', 'xl/workbook.xml')])],
    [
      '[Content_Types].xml',
      `${XML_DECLARATION}<Types xmlns="${PACKAGE_NAMESPACE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${kind('/xl/workbook.xml', 'sheet.main')}${kinds.join('')}${drawings.join('')}` +
        `${kind('/xl/styles.xml', 'styles')}${kind('/xl/sharedStrings.xml', 'sharedStrings')}</Types>`,
    ],
  ];
}

/** Styles: plain, heading (bold, in several lines), date, and per cent. */
const styles =
  `${XML_DECLARATION}<styleSheet xmlns="${SPREADSHEETML_NAMESPACE}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>';

/**
 * The names that Excel and LibreOffice read: the rows to repeat on every page, and the filtered range (ECMA-376, 18.2.5,
 * https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.definedname).
 */
function definedNames(names: readonly string[], lastCells: readonly string[]): string {
  const all = names.map((name, i) => {
    const sheet = inFormula(name);
    const [, column = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(lastCells[i] ?? '') ?? [];
    return (
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${sheet}!$A$1:$${column}$${row}</definedName>` +
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${sheet}!$1:$1</definedName>`
    );
  });
  return `<definedNames>${all.join('')}</definedNames>`;
}

const link = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${RELATIONSHIPS_NAMESPACE}/${type}" Target="${target}"/>`;

const links = (all: readonly string[]): string =>
  `${XML_DECLARATION}<Relationships xmlns="${PACKAGE_NAMESPACE}/relationships">${all.join('')}</Relationships>`;

const kind = (path: string, type: string): string =>
  `<Override PartName="${path}" ContentType="${SPREADSHEETML_MEDIA_TYPE}.${type}+xml"/>`;

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** Convert an ISO day to a spreadsheet serial number: days since 30 December 1899. */
function serialOf(day: string): number {
  return Math.round((Date.parse(`${day}T00:00Z`) - Date.UTC(1899, 11, 30)) / MS_PER_DAY);
}

/** Convert a column index to its name: 0 → `A`, 26 → `AA`. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/**
 * Escape a text for XML. Characters that XML forbids (https://www.w3.org/TR/xml/#charsets) are dropped, and `_x0041_` is
 * escaped so that Excel keeps it:
 * https://learn.microsoft.com/openspecs/office_standards/ms-oi29500/d34ae755-c53f-4a44-a363-c6dd3ee018a4
 */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
