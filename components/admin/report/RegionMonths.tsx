import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { unitOfTimes } from '../../../core/journal/time-key.ts';
import type { OwnSchool } from '../../../core/region/own-school.ts';
import { type RegionMonth, type TotalCell, type TotalLine, totalLines } from '../../../core/region/region-totals.ts';
import { perHundred } from '../../../core/report/metrics.ts';
import { SelectField } from '../controls/SelectField.tsx';
import { TableHead } from '../controls/TableHead.tsx';
import { monthInWords } from '../text/words.ts';
import type { ReportSpeech } from './report-words.ts';

/** The months of a region, one at a time, newest first. */
export function RegionMonths({ months, speech }: { months: RegionMonth[]; speech: ReportSpeech }) {
  const [wanted, setWanted] = useState<string | null>(null);
  const month = months.find((one) => one.month === wanted) ?? months[0];
  if (!month) return null;
  const options = months.map(({ month: value }) => ({ value, label: monthInWords(value) }));
  return (
    <div class="report">
      <SelectField
        label={i18n.t('admin.regionTotals.month')}
        value={month.month}
        options={options}
        change={setWanted}
      />
      <p>{wholeMonth(month, speech)}</p>
      {month.own && <p>{ownMonth(month.own, speech)}</p>}
      {totalLines
        .filter((line) => month.lines[line].length > 0)
        .map((line) => (
          <LineTable key={line} line={line} cells={month.lines[line]} speech={speech} />
        ))}
    </div>
  );
}

/** Write the numbers of a month; a rate only where the region counted lessons. */
function wholeMonth({ incidents, pcs, watched }: RegionMonth, speech: ReportSpeech): string {
  const whole = i18n.t('admin.regionTotals.whole', { incidents: speech.count(incidents), pcs: speech.count(pcs) });
  if (!watched) return whole;
  const rate = incidents === null ? speech.count(null) : speech.rate(perHundred(incidents, watched));
  return `${whole} ${i18n.t('admin.regionTotals.rate', { rate })}`;
}

/** Write the rate of the own school beside the median of the region. */
function ownMonth({ own, median, schools }: OwnSchool, speech: ReportSpeech): string {
  const rate = own === null ? speech.count(null) : speech.rate(own);
  return i18n.t('admin.regionTotals.own', { own: rate, median: speech.rate(median), schools: speech.count(schools) });
}

interface LineTableProps {
  line: TotalLine;
  cells: TotalCell[];
  speech: ReportSpeech;
}

/** Incidents of a month by the values of one dimension. */
function LineTable({ line, cells, speech }: LineTableProps) {
  const heading =
    line === 'when'
      ? i18n.t(`admin.regionTotals.line.when.${unitOfTimes(cells.flatMap(({ value }) => timeKeyOf(value) ?? []))}`)
      : i18n.t(`admin.regionTotals.line.${line}`);
  return (
    <table class="report-table">
      <caption>{heading}</caption>
      <TableHead unseen columns={[heading, i18n.t('admin.totals.incidents')]} />
      <tbody>
        {cells.map(({ value, incidents }) => (
          <tr key={value}>
            <th scope="row">{nameOf(line, value, speech)}</th>
            <td class="number">{speech.count(incidents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf(line: TotalLine, value: string, speech: ReportSpeech): string {
  if (line === 'system') return speech.system(value);
  if (line === 'outcome') return speech.outcome(value);
  if (line === 'noticed') return speech.noticed(value);
  if (line === 'when') return timeOf(value, speech);
  return value;
}

/** Format a lesson number, a band of lessons (core/region/day-counts.ts), or an hour as `10:00`. */
function timeOf(value: string, speech: ReportSpeech): string {
  if (value === 'none') return i18n.t('admin.regionTotals.band.none');
  const [first, last] = value.split('-');
  if (last === '30') return i18n.t('admin.regionTotals.band.late', { first: first ?? '' });
  if (first && last) return i18n.t('admin.regionTotals.band.lessons', { first, last });
  const key = timeKeyOf(value);
  return key === null ? value : speech.time(key);
}

/** Return the time key of a lesson number, of a band's first lesson, or of an hour as `10:00`; `null` for anything else. */
function timeKeyOf(value: string): string | null {
  const [number = ''] = value.split(/[:-]/);
  if (!/^\d+$/.test(number)) return null;
  return value.includes(':') ? `h${Number(number)}` : number;
}
