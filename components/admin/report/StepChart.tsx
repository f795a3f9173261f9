import { i18n } from '#i18n';
import { overlaps } from '../../../core/journal/kept-days.ts';
import type { ReportView } from '../../../core/report/report-view.ts';
import type { DayRange } from '../../../core/time/day-range.ts';
import { TableHead } from '../controls/TableHead.tsx';
import type { PeriodHeads } from './comparison-words.ts';
import { JournalLink, type OpenJournal } from './JournalLink.tsx';
import { type ChartMarks, changeWords, freeWords } from './mark-words.ts';
import type { ReportSpeech } from './report-words.ts';
import { StepPicture } from './StepPicture.tsx';

export interface StepChartProps {
  steps: ReportView['steps'];
  speech: ReportSpeech;
  heads: PeriodHeads;
  /** Vacations, holidays and changes to mark; none if it is missing. */
  marks?: ChartMarks;
  openJournal?: OpenJournal | undefined;
}

/** Incidents over a period: a column chart, and a table for screen readers. */
export function StepChart({ steps, speech, heads, marks = nothing, openJournal }: StepChartProps) {
  const hasBefore = steps.some(({ before }) => before);
  if (steps.length === 0) return <p class="hint">{i18n.t('admin.reports.noSteps')}</p>;
  return (
    <figure class="chart" aria-labelledby="steps-title">
      <figcaption id="steps-title">{i18n.t('admin.reports.steps')}</figcaption>
      <StepPicture steps={steps} speech={speech} {...marks} openJournal={openJournal} />
      {steps.some(({ count }) => count === null) && <WithheldKey speech={speech} />}
      {hasBefore && <BeforeKey heads={heads} />}
      <MarkKeys steps={steps} marks={marks} speech={speech} />
      <details class="chart-table">
        <summary>{i18n.t('admin.reports.asTable')}</summary>
        <table class="report-table">
          <caption class="unseen">{i18n.t('admin.reports.steps')}</caption>
          <TableHead
            columns={[
              i18n.t('admin.reports.days'),
              i18n.t('admin.totals.incidents'),
              ...(hasBefore ? [heads.before] : []),
            ]}
          />
          <tbody>
            {steps.map(({ range, count, before }) => (
              <tr key={range.from}>
                <th scope="row">
                  <JournalLink open={openJournal && count ? () => openJournal({}, range) : undefined}>
                    {speech.range(range)}
                  </JournalLink>
                </th>
                <td class="number">{speech.count(count)}</td>
                {hasBefore && <td class="number">{before === undefined ? '' : speech.count(before)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

const nothing: ChartMarks = { free: [], changes: [] };

/** The vacations, holidays and changes of the shown days, each with its sign. */
function MarkKeys({ steps, marks, speech }: { marks: ChartMarks } & Pick<StepChartProps, 'steps' | 'speech'>) {
  const shown = (days: DayRange): boolean => steps.some(({ range }) => overlaps(range, [days]));
  const free = marks.free.filter(({ range }) => shown(range));
  const changes = marks.changes.filter(({ day }) => shown({ from: day, to: day }));
  if (free.length + changes.length === 0) return null;
  return (
    <ul class="chart-marks">
      {free.map((days) => (
        <li key={days.range.from}>
          <svg width="16" height="12" aria-hidden="true" focusable="false">
            <rect class="chart-free" width="16" height="12" />
          </svg>
          {freeWords(days, speech)}
        </li>
      ))}
      {changes.map((change) => (
        <li key={`${change.what} ${change.day}`}>
          <svg width="16" height="12" aria-hidden="true" focusable="false">
            <line class="chart-change" x1="8" x2="8" y2="12" />
          </svg>
          {changeWords(change, speech)}
        </li>
      ))}
    </ul>
  );
}

/** Legend for the columns and the line of the period before. */
function BeforeKey({ heads }: Pick<StepChartProps, 'heads'>) {
  return (
    <p class="chart-key" aria-hidden="true">
      <svg width="16" height="10" aria-hidden="true" focusable="false">
        <rect class="bar-now" width="16" height="10" />
      </svg>
      {heads.now}
      <svg width="16" height="10" aria-hidden="true" focusable="false">
        <line class="bar-mark" x2="16" y1="5" y2="5" />
      </svg>
      {heads.before}
    </p>
  );
}

/** Legend for the outlines in the chart. */
function WithheldKey({ speech }: Pick<StepChartProps, 'speech'>) {
  return (
    <p class="chart-key" aria-hidden="true">
      <svg width="16" height="10" aria-hidden="true" focusable="false">
        <rect class="bar-before" x="0.5" y="0.5" width="15" height="9" />
      </svg>
      {speech.count(null)}
    </p>
  );
}
