import { nice, ticks } from 'd3-array';
import { axisLabels } from '../../../core/report/axis.ts';
import type { FreeDays, RecordedChange } from '../../../core/report/chart-marks.ts';
import type { ReportView } from '../../../core/report/report-view.ts';
import type { OpenJournal } from './JournalLink.tsx';
import { marksOf } from './mark-words.ts';
import type { ReportSpeech } from './report-words.ts';
import { BeforeLine, ChangeLines, FreeBands } from './StepMarks.tsx';
import { StepNames } from './StepNames.tsx';
import { StepTips } from './StepTips.tsx';
import { axisFormat } from './step-axis.ts';
import { useMeasuredWidth } from './use-measured-width.ts';

export interface StepPictureProps {
  steps: ReportView['steps'];
  speech: ReportSpeech;
  /** Vacations and holidays, and changes of the mode or the regulation. */
  free: readonly FreeDays[];
  changes: readonly RecordedChange[];
  openJournal?: OpenJournal | undefined;
}

/** Horizontal lengths are in per cent of the width, so that text keeps its size. */
const CHART_HEIGHT_PX = 160;

/** Withheld counts have a fixed height that reveals nothing. */
const WITHHELD_HEIGHT_PX = 6;

/** Width of a column, of the width of its step. */
const COLUMN_SHARE = 0.7;

/** Width of a column in a weekly report. */
const MAX_COLUMN_PERCENT = 10;

/** Approximate: d3 rounds to even values. */
const MAX_TICKS = 3;

/** A column chart with day names, grid lines and marks, and a tip for each column. */
export function StepPicture({ steps, speech, free, changes, openJournal }: StepPictureProps) {
  const scales = scalesOf(steps);
  const { height, ticks, middle } = scales;
  const ranges = steps.map(({ range }) => range);
  const labels = axisLabels(ranges, axisFormat);
  const counts = ticks.map((tick) => speech.count(tick));
  const [labelsRuler, labelPx] = useMeasuredWidth<HTMLDivElement>(labels);
  const [countsColumn, countsPx] = useMeasuredWidth<HTMLDivElement>(counts);
  return (
    <div class="chart-picture">
      <div class="chart-ruler" aria-hidden="true" ref={labelsRuler}>
        {labels.map((label) => (
          <span key={label}>{label}</span>
        ))}
      </div>
      <div class="chart-counts" aria-hidden="true" ref={countsColumn}>
        {counts.map((count) => (
          <span key={count}>{count}</span>
        ))}
      </div>
      <svg class="chart-columns" width="100%" aria-hidden="true" focusable="false">
        <FreeBands steps={ranges} free={free} floorPx={CHART_HEIGHT_PX} />
        <GridLines ticks={ticks} height={height} />
        <Columns steps={steps} {...scales} />
        <BeforeLine steps={steps} {...scales} floorPx={CHART_HEIGHT_PX} />
        <ChangeLines steps={ranges} changes={changes} floorPx={CHART_HEIGHT_PX} />
        <line class="chart-floor" x2="100%" y1={CHART_HEIGHT_PX} y2={CHART_HEIGHT_PX} />
        <StepNames steps={ranges} {...{ labels, labelPx, countsPx, middle }} floorPx={CHART_HEIGHT_PX} />
      </svg>
      <StepTips
        steps={steps}
        speech={speech}
        marked={({ range }) => marksOf(range, { free, changes }, speech)}
        openJournal={openJournal}
      />
    </div>
  );
}

/** A grid line for each number of the vertical axis. */
function GridLines({ ticks, height }: Pick<ReturnType<typeof scalesOf>, 'ticks' | 'height'>) {
  return ticks.map((tick) => {
    const y = CHART_HEIGHT_PX - height(tick);
    return <line key={tick} class="chart-line" x2="100%" y1={y} y2={y} />;
  });
}

type ColumnsProps = Pick<StepPictureProps, 'steps'> & Omit<ReturnType<typeof scalesOf>, 'ticks'>;

/** A column for each step. */
function Columns({ steps, height, width, middle }: ColumnsProps) {
  return steps.map(({ range, count }) => {
    const high = count === null ? WITHHELD_HEIGHT_PX : height(count);
    return (
      <rect
        key={range.from}
        class={count === null ? 'bar-before' : 'bar-now'}
        x={`${middle(range.from) - width / 2}%`}
        y={CHART_HEIGHT_PX - high}
        width={`${width}%`}
        height={high}
      />
    );
  });
}

/** Return the scales: height in px by count; width and middle of the columns in per cent of the chart. */
function scalesOf(steps: StepPictureProps['steps']) {
  const most = Math.max(1, ...steps.flatMap(({ count, before }) => [count ?? 0, before ?? 0]));
  const parts = Math.min(MAX_TICKS, most);
  const [, top] = nice(0, most, parts);
  const step = 100 / steps.length;
  const order = new Map(steps.map(({ range }, index) => [range.from, index]));
  return {
    height: (count: number): number => (count / top) * CHART_HEIGHT_PX,
    ticks: ticks(0, top, parts),
    width: Math.min(step * COLUMN_SHARE, MAX_COLUMN_PERCENT),
    middle: (from: string): number => step * ((order.get(from) ?? 0) + 0.5),
  };
}
