import { relativeChange } from './metrics.ts';
import type { ReportView } from './report-view.ts';
import { type Trend, trendOf } from './trend.ts';

/** The main result of a report, for one sentence. */
export interface ReportFinding {
  /**
   * `hidden`: a total is suppressed; `alone`: the period before is not known; `uneven`: the counts of the two periods cannot
   * be compared.
   */
  trend: Trend | 'hidden' | 'alone' | 'uneven';
  now: number;
  before: number;
  /** Change of the incidents per 100 lessons as a share of the rate before: −0.3 is 30 % less; `null` if unknown. */
  rateChange: number | null;
  /** The lesson and weekday (index from Monday) with the most incidents; `null` if several have as many. */
  peak: { time: string; weekday: number } | null;
}

/** Fewest incidents in a cell of the week map that make it worth naming. */
const MIN_PEAK_COUNT = 2;

/** Return the main result of a report. */
export function findingOf({
  incidents,
  rate,
  week,
  isBeforeKnown,
  isComparable,
}: Pick<ReportView, 'incidents' | 'rate' | 'week' | 'isBeforeKnown' | 'isComparable'>): ReportFinding {
  const [now, before] = [incidents.now ?? 0, incidents.before ?? 0];
  const isHidden = incidents.now === null || incidents.before === null;
  const known = isComparable ? trendOf(now, before) : 'uneven';
  return {
    trend: isHidden ? 'hidden' : isBeforeKnown ? known : 'alone',
    now,
    before,
    rateChange: relativeChange(rate.now, rate.before),
    peak: peakOf(week),
  };
}

function peakOf(week: ReportView['week']): ReportFinding['peak'] {
  const cells = week.flatMap(({ time, counts }) => counts.map((count, weekday) => ({ time, weekday, count })));
  if (cells.some(({ count }) => count === null)) return null;
  const most = Math.max(0, ...cells.map(({ count }) => count ?? 0));
  const peaks = cells.filter(({ count }) => count === most);
  const [peak] = peaks;
  return peak && peaks.length === 1 && most >= MIN_PEAK_COUNT ? { time: peak.time, weekday: peak.weekday } : null;
}
