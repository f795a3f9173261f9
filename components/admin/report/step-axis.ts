import type { AxisFormat } from '../../../core/report/axis.ts';
import { dayInWords, monthInBrief } from '../text/words.ts';

/** Widths of the chart for which report.css shows separate labels: `px` is the least width of all columns. */
export const axisWidths = [
  { name: 'narrow', px: 160 },
  { name: 'middle', px: 420 },
  { name: 'wide', px: 660 },
] as const;

/** Labels in the language of the page. */
export const axisFormat: AxisFormat = {
  day: (day) => dayInWords(day, 'brief'),
  month: monthInBrief,
};
