import type { DayRange } from '../../../core/time/day-range.ts';
import { axisRooms, namedSteps, stepNames } from './step-axis.ts';

export interface StepNamesProps {
  steps: readonly DayRange[];
  /** Where the column of the step that begins on a day has its middle, per cent. */
  middle(from: string): number;
  /** Where the columns stand, px. */
  floor: number;
}

/** Names below the columns, once for each width there may be; the stylesheet shows those that fit. */
export function StepNames({ steps, middle, floor }: StepNamesProps) {
  const names = stepNames(steps);
  return axisRooms.map((room) => (
    <g key={room.name} class={`chart-names chart-names-${room.name}`}>
      {namedSteps(steps, names, room.px).map((at) => {
        const x = `${middle(steps[at]?.from ?? '')}%`;
        return (
          <g key={at}>
            <line class="chart-floor" x1={x} x2={x} y1={floor} y2={floor + 4} />
            <text x={x} y={floor + 24} text-anchor="middle">
              {names[at]}
            </text>
          </g>
        );
      })}
    </g>
  ));
}
