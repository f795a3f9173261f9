import { type FreeDays, placeOnChart, type RecordedChange } from '../../../core/report/chart-marks.ts';
import type { ReportStep } from '../../../core/report/report-view.ts';
import type { DayRange } from '../../../core/time/day-range.ts';

interface ScaleProps {
  steps: readonly ReportStep[];
  /** Return the height of a count in px. */
  height(count: number): number;
  /** Return the middle of the column whose step begins on an ISO day, in per cent. */
  middle(from: string): number;
  /** Width of a column, in per cent. */
  width: number;
  floorPx: number;
}

/** Bands behind the columns for vacations and holidays. */
export function FreeBands({
  steps,
  free,
  floorPx,
}: {
  steps: readonly DayRange[];
  free: readonly FreeDays[];
  floorPx: number;
}) {
  return free.map(({ range }) => {
    const place = placeOnChart(steps, range);
    if (!place) return null;
    const { from, to } = place;
    return <rect key={range.from} class="chart-free" x={`${from}%`} y={0} width={`${to - from}%`} height={floorPx} />;
  });
}

/** A line across the chart at each change. */
export function ChangeLines(props: {
  steps: readonly DayRange[];
  changes: readonly RecordedChange[];
  floorPx: number;
}) {
  const { steps, changes, floorPx } = props;
  return changes.map(({ day, what }) => {
    const place = placeOnChart(steps, { from: day, to: day });
    const x = place && `${place.from}%`;
    return x && <line key={`${what} ${day}`} class="chart-change" x1={x} x2={x} y1={0} y2={floorPx} />;
  });
}

/** The period before, if it had incidents, as a line from column to column; across a column without a neighbour. */
export function BeforeLine({ steps, height, middle, width, floorPx }: ScaleProps) {
  if (!steps.some(({ before }) => before)) return null;
  const points = steps.map(({ range, before }) =>
    before === undefined ? null : { x: middle(range.from), y: floorPx - height(before) },
  );
  return points.map((point, at) => {
    if (!point) return null;
    const next = points[at + 1];
    const key = steps[at]?.range.from;
    if (next) return <line key={key} class="bar-mark" x1={`${point.x}%`} x2={`${next.x}%`} y1={point.y} y2={next.y} />;
    if (points[at - 1]) return null;
    const [left, right] = [point.x - width / 2, point.x + width / 2];
    return <line key={key} class="bar-mark" x1={`${left}%`} x2={`${right}%`} y1={point.y} y2={point.y} />;
  });
}
