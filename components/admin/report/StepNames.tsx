import { labelledSteps } from '../../../core/report/axis.ts';
import type { DayRange } from '../../../core/time/day-range.ts';
import { axisWidths, columnsWidth } from './step-axis.ts';

export interface StepNamesProps {
  steps: readonly DayRange[];
  /** One label per step. */
  labels: readonly string[];
  /** Width of the widest label. */
  labelPx: number;
  /** Width of the numbers beside the columns. */
  countsPx: number;
  /** Return the middle of the column whose step begins on an ISO day, in per cent. */
  middle(from: string): number;
  /** Position of the baseline. */
  floorPx: number;
}

const MARK_HEIGHT_PX = 4;

/** From the baseline to the top of the names: the lowest axis number extends 10 px below the baseline. */
const NAMES_OFFSET_PX = 12;

/** Names below the columns, once for each width; the stylesheet shows the set that fits, on paper too. */
export function StepNames({ steps, labels, labelPx, countsPx, middle, floorPx }: StepNamesProps) {
  return axisWidths.map((width) => (
    <g key={width.name} class={`chart-names chart-names-${width.name}`}>
      {labelledSteps(steps, labelPx, columnsWidth(width, countsPx)).map((at) => {
        const x = `${middle(steps[at]?.from ?? '')}%`;
        return (
          <g key={at}>
            <line class="chart-floor" x1={x} x2={x} y1={floorPx} y2={floorPx + MARK_HEIGHT_PX} />
            <text x={x} y={floorPx + NAMES_OFFSET_PX} text-anchor="middle" dominant-baseline="text-before-edge">
              {labels[at]}
            </text>
          </g>
        );
      })}
    </g>
  ));
}
