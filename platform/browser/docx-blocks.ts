import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { PaperBlock, PaperTable, RightLine } from '../../core/paper/paper.ts';

/** Twentieths of a point, in which DOCX measures, in a millimetre. */
const TWIPS_PER_MM = 1440 / 25.4;
/** Width of the text between the margins of A4, mm. */
const TEXT_MM = 210 - 25 - 15;

export const twips = (mm: number): number => Math.round(mm * TWIPS_PER_MM);

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: none, bottom: none, left: none, right: none };
/** Half-points: words below a line to write on. */
const NOTE_SIZE = 16;

/** Whether a part stays on the page of the next one. */
interface Place {
  keepNext: boolean;
}

/** Write the parts of a paper as those of a Word document. */
export function docxBlocks(blocks: readonly PaperBlock[], place: Place = { keepNext: false }): (Paragraph | Table)[] {
  return blocks.flatMap((block) => docxBlock(block, place));
}

function docxBlock(props: PaperBlock, place: Place): (Paragraph | Table)[] {
  switch (props.block) {
    case 'right':
      return props.lines.flatMap((one) => rightLine(one, place));
    case 'sides':
      return [sides(props.left, props.right)];
    case 'table':
      return paperTable(props.table, place);
    case 'signature':
      return [signature(props.role, props.blanks), gap(place)];
    case 'blank':
      // Word joins the lines of paragraphs that follow each other.
      return [
        new Paragraph({ keepNext: true, spacing: { before: 200, after: 0 }, border: { bottom: line } }),
        gap(place),
      ];
    case 'annex':
      return [new Paragraph({ pageBreakBefore: true, spacing: { after: 0, line: 20, lineRule: 'exact' } })];
    case 'together':
      return together(props.parts);
    default:
      return [new Paragraph({ ...looks[props.block], ...place, text: textOf(props) })];
  }
}

/** The last part may end the page; each before it stays with the next. */
function together(parts: readonly PaperBlock[]): (Paragraph | Table)[] {
  const last = parts.slice(-1);
  return [...docxBlocks(parts.slice(0, -1), { keepNext: true }), ...docxBlocks(last)];
}

type TextBlock = Extract<PaperBlock, { text: string }>;

const textOf = ({ block, text }: TextBlock): string => (block === 'choice' ? `☐ ${text}` : text);

const looks: Record<TextBlock['block'], IParagraphOptions> = {
  school: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
  kind: { heading: HeadingLevel.HEADING_1, alignment: AlignmentType.CENTER },
  middle: { alignment: AlignmentType.CENTER },
  title: { heading: HeadingLevel.HEADING_2, alignment: AlignmentType.CENTER },
  heading: { heading: HeadingLevel.HEADING_3, keepNext: true },
  text: { indent: { firstLine: twips(12.5) } },
  choice: { indent: { left: twips(11), hanging: twips(6) } },
};

function rightLine(one: RightLine, place: Place): Paragraph[] {
  const indent = { left: twips(TEXT_MM / 2) };
  if (typeof one === 'string') return [new Paragraph({ ...place, indent, text: one })];
  return [
    new Paragraph({ keepNext: true, indent, border: { bottom: line }, spacing: { before: 120, after: 0 } }),
    new Paragraph({ ...place, indent, alignment: AlignmentType.CENTER, children: [note(one.blank)] }),
  ];
}

const note = (text: string): TextRun => new TextRun({ text, size: NOTE_SIZE });

/** A paragraph between two tables, which Word would join. */
const gap = (place: Place): Paragraph =>
  new Paragraph({ ...place, spacing: { after: 0, line: 120, lineRule: 'exact' } });

function sides(left: string, right: string): Paragraph {
  const tabStops = [{ type: TabStopType.RIGHT, position: twips(TEXT_MM) }];
  return new Paragraph({ tabStops, text: `${left}\t${right}` });
}

/** A table with its caption above. */
function paperTable({ caption, columns, rows, hasSum }: PaperTable, place: Place): (Paragraph | Table)[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => twips((TEXT_MM * width) / whole));
  const row = (cells: readonly string[], look: 'head' | 'row' | 'sum'): TableRow =>
    new TableRow({
      tableHeader: look === 'head',
      cantSplit: true,
      children: cells.map((text, at) => {
        const isCentred = look === 'head' || columns[at]?.look === 'numbers';
        const run = new TextRun({ text, bold: look === 'sum' });
        return cell(widths[at] ?? 0, run, isCentred, place.keepNext || look === 'head');
      }),
    });
  const head = columns.map(({ heading }) => heading);
  const all = [
    row(head, 'head'),
    ...rows.map((cells, at) => row(cells, hasSum && at === rows.length - 1 ? 'sum' : 'row')),
  ];
  return [
    new Paragraph({ keepNext: true, spacing: { before: 120, after: 60 }, text: caption }),
    new Table({
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      width: { size: twips(TEXT_MM), type: WidthType.DXA },
      rows: all,
    }),
    gap(place),
  ];
}

function cell(width: number, run: TextRun, isCentred: boolean, keepNext: boolean): TableCell {
  const alignment = isCentred ? AlignmentType.CENTER : AlignmentType.START;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: twips(1.5), right: twips(1.5), top: twips(0.7), bottom: twips(0.7) },
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ keepNext, alignment, spacing: { after: 0 }, children: [run] })],
  });
}

/** The role, and lines to write on with a word below each: a table without lines, whose cells are filled in. */
function signature(role: string, blanks: readonly string[]): Table {
  const roleMm = 62;
  const blankMm = blanks.length > 1 ? [40, TEXT_MM - roleMm - 40 - 2 * 3] : [TEXT_MM - roleMm - 3];
  const widths = [roleMm, ...blankMm.flatMap((mm) => [3, mm])].map(twips);
  const plain = (at: number, run: TextRun, isLine: boolean): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      borders: isLine ? { ...noBorders, bottom: line } : noBorders,
      verticalAlign: VerticalAlign.BOTTOM,
      children: [
        new Paragraph({
          keepNext: true,
          spacing: { after: 0 },
          alignment: at === 0 ? AlignmentType.START : AlignmentType.CENTER,
          children: [run],
        }),
      ],
    });
  const below = ['', ...blanks.flatMap((word) => ['', word])];
  const rows = [
    new TableRow({
      cantSplit: true,
      children: widths.map((_, at) => plain(at, new TextRun(at === 0 ? role : ''), at > 0 && at % 2 === 0)),
    }),
    new TableRow({ cantSplit: true, children: below.map((word, at) => plain(at, note(word), false)) }),
  ];
  const borders = { ...noBorders, insideHorizontal: none, insideVertical: none };
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: twips(TEXT_MM), type: WidthType.DXA },
    borders,
    rows,
  });
}
