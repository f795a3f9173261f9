import { scaleBand, scaleLinear } from 'd3-scale';
import type { ReportView } from '../../../core/report/report-view.ts';
import type { ReportSpeech } from './report-words.ts';
import { StepNames } from './StepNames.tsx';

export interface StepPictureProps {
  steps: ReportView['steps'];
  speech: ReportSpeech;
}

/** px; lengths along the axis are per cent of the width there is, so that letters keep their size. */
const HEIGHT = 160;
const NAMES = 32;

/** What is withheld has a height that says nothing. */
const WITHHELD = 6;

/** A column is no wider than one of a week's, per cent. */
const WIDEST = 10;

/** Ticks between the floor and the top, about. */
const TICKS = 3;

/** Columns on a floor with the names of days, lines across them with numbers. Only for the eye: a table has it all. */
export function StepPicture({ steps, speech }: StepPictureProps) {
  const most = Math.max(1, ...steps.map(({ count }) => count ?? 0));
  const parts = Math.min(TICKS, most);
  const height = scaleLinear([0, most], [0, HEIGHT]).nice(parts);
  const ticks = height.ticks(parts);
  const place = scaleBand([0, 100])
    .domain(steps.map(({ range }) => range.from))
    .paddingInner(0.3)
    .paddingOuter(0.15);
  const width = Math.min(place.bandwidth(), WIDEST);
  const middle = (from: string): number => (place(from) ?? 0) + place.bandwidth() / 2;
  return (
    <div class="chart-picture">
      <div class="chart-counts" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick}>{speech.count(tick)}</span>
        ))}
      </div>
      <svg class="chart-columns" width="100%" height={HEIGHT + NAMES} aria-hidden="true" focusable="false">
        {ticks.map((tick) => (
          <line key={tick} class="chart-line" x2="100%" y1={HEIGHT - height(tick)} y2={HEIGHT - height(tick)} />
        ))}
        {steps.map(({ range, count }) => {
          const high = count === null ? WITHHELD : height(count);
          return (
            <rect
              key={range.from}
              class={count === null ? 'bar-before' : 'bar-now'}
              x={`${middle(range.from) - width / 2}%`}
              y={HEIGHT - high}
              width={`${width}%`}
              height={high}
            />
          );
        })}
        <line class="chart-floor" x2="100%" y1={HEIGHT} y2={HEIGHT} />
        <StepNames steps={steps.map(({ range }) => range)} middle={middle} floor={HEIGHT} />
      </svg>
    </div>
  );
}
