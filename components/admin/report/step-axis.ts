import type { AxisFormat } from '../../../core/report/axis.ts';
import { dayInWords, monthInBrief } from '../text/words.ts';

/** Widths for which report.css shows separate labels: `chartPx` is the least width of the chart. */
export const axisWidths = [
  { name: 'narrow', chartPx: 240 },
  { name: 'middle', chartPx: 500 },
  { name: 'wide', chartPx: 740 },
] as const;

/** Gap and padding beside the columns, as in report.css. */
const COLUMN_MARGINS_PX = 20;

/** Width of all columns together, in px. @param countsPx width of the numbers beside them */
export function columnsWidth({ chartPx }: (typeof axisWidths)[number], countsPx: number): number {
  return chartPx - COLUMN_MARGINS_PX - countsPx;
}

/** Labels in the language of the page. */
export const axisFormat: AxisFormat = {
  day: (day) => dayInWords(day, 'brief'),
  month: monthInBrief,
};
