import { nice, ticks } from 'd3-array';
import { axisLabels } from '../../../core/report/axis.ts';
import type { ReportView } from '../../../core/report/report-view.ts';
import type { OpenJournal } from './JournalLink.tsx';
import type { ReportSpeech } from './report-words.ts';
import { StepNames } from './StepNames.tsx';
import { axisFormat } from './step-axis.ts';
import { useMeasuredWidth } from './use-measured-width.ts';

export interface StepPictureProps {
  steps: ReportView['steps'];
  speech: ReportSpeech;
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

/** A column chart with day names and grid lines. Hidden from screen readers: a table has the same data. */
export function StepPicture({ steps, speech, openJournal }: StepPictureProps) {
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
        <GridLines ticks={ticks} height={height} />
        <Columns steps={steps} speech={speech} openJournal={openJournal} {...scales} />
        <BeforeMarks steps={steps} {...scales} />
        <line class="chart-floor" x2="100%" y1={CHART_HEIGHT_PX} y2={CHART_HEIGHT_PX} />
        <StepNames
          steps={ranges}
          labels={labels}
          labelPx={labelPx}
          countsPx={countsPx}
          middle={middle}
          floorPx={CHART_HEIGHT_PX}
        />
      </svg>
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

type ColumnsProps = StepPictureProps & Omit<ReturnType<typeof scalesOf>, 'ticks'>;

/**
 * A column for each step. A pointer over it shows its days and count, a press opens the journal; the table below has the
 * same for keyboards and screen readers.
 */
function Columns({ steps, speech, openJournal, height, width, middle }: ColumnsProps) {
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
        {...(openJournal && { onClick: () => openJournal({}, range) })}
      >
        <title>{`${speech.range(range)}: ${speech.count(count)}`}</title>
      </rect>
    );
  });
}

/** A line across each column at the count of the period before. */
function BeforeMarks({ steps, height, width, middle }: Pick<ColumnsProps, 'steps' | 'height' | 'width' | 'middle'>) {
  return steps.map(({ range, before = 0 }) => {
    if (before === 0) return null;
    const y = CHART_HEIGHT_PX - height(before);
    const [left, right] = [middle(range.from) - width / 2, middle(range.from) + width / 2];
    return <line key={range.from} class="bar-mark" x1={`${left}%`} x2={`${right}%`} y1={y} y2={y} />;
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
