import { i18n } from '#i18n';
import type { ReportView } from '../../core/report-view.ts';
import type { ReportSpeech } from './report-words.ts';
import { TableHead } from './TableHead.tsx';
import { dayInWords } from './words.ts';

export interface StepChartProps {
  steps: ReportView['steps'];
  speech: ReportSpeech;
}

const WIDTH = 720;
const HEIGHT = 160;

/** Incidents in the course of a period: columns to look at, a table to read. */
export function StepChart({ steps, speech }: StepChartProps) {
  const most = Math.max(1, ...steps.map(({ count }) => count ?? 0));
  const wide = WIDTH / Math.max(1, steps.length);
  const first = steps[0]?.range.from;
  const last = steps.at(-1)?.range.to;
  return (
    <figure class="chart" aria-labelledby="steps-title">
      <figcaption id="steps-title">{i18n.t('admin.reports.steps')}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 2}`} aria-hidden="true" focusable="false">
        <line class="chart-line" x1="0" y1="0.5" x2={WIDTH} y2="0.5" />
        <line class="chart-line" x1="0" y1={HEIGHT / 2} x2={WIDTH} y2={HEIGHT / 2} />
        {steps.map(({ range, count }, i) => (
          <rect
            key={range.from}
            class={count === null ? 'bar-before' : 'bar-now'}
            x={i * wide + wide * 0.15}
            y={HEIGHT - heightOf(count, most)}
            width={wide * 0.7}
            height={heightOf(count, most)}
          />
        ))}
        <line class="chart-floor" x1="0" y1={HEIGHT} x2={WIDTH} y2={HEIGHT} />
      </svg>
      <p class="chart-ends" aria-hidden="true">
        <span>{first && dayInWords(first, 'short')}</span>
        <span>{i18n.t('admin.reports.most', { count: speech.count(most) })}</span>
        <span>{last && dayInWords(last, 'short')}</span>
      </p>
      <details class="chart-table">
        <summary>{i18n.t('admin.reports.asTable')}</summary>
        <table class="report-table">
          <caption class="unseen">{i18n.t('admin.reports.steps')}</caption>
          <TableHead columns={[i18n.t('admin.reports.days'), i18n.t('admin.totals.incidents')]} />
          <tbody>
            {steps.map(({ range, count }) => (
              <tr key={range.from}>
                <th scope="row">{speech.range(range)}</th>
                <td class="number">{speech.count(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** What is withheld has a height that says nothing. */
function heightOf(count: number | null, most: number): number {
  return count === null ? 6 : Math.round((count / most) * HEIGHT * 10) / 10;
}
