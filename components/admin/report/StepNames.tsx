import { axisLabels, labelledSteps } from '../../../core/report/axis.ts';
import type { DayRange } from '../../../core/time/day-range.ts';
import { axisFormat, axisWidths } from './step-axis.ts';

export interface StepNamesProps {
  steps: readonly DayRange[];
  /** Where the column of the step that begins on a day has its middle, per cent. */
  middle(from: string): number;
  /** Where the columns stand, px. */
  floor: number;
}

/** Names below the columns, once for each width there may be; the stylesheet shows those that fit. */
export function StepNames({ steps, middle, floor }: StepNamesProps) {
  const labels = axisLabels(steps, axisFormat);
  return axisWidths.map((width) => (
    <g key={width.name} class={`chart-names chart-names-${width.name}`}>
      {labelledSteps(steps, labels, width.px).map((at) => {
        const x = `${middle(steps[at]?.from ?? '')}%`;
        return (
          <g key={at}>
            <line class="chart-floor" x1={x} x2={x} y1={floor} y2={floor + 4} />
            <text x={x} y={floor + 24} text-anchor="middle">
              {labels[at]}
            </text>
          </g>
        );
      })}
    </g>
  ));
}
