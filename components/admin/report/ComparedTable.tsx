import { i18n } from '#i18n';
import type { ComparedCount } from '../../../core/report/report-view.ts';
import type { PeriodHeads } from './comparison-words.ts';
import { JournalLink } from './JournalLink.tsx';

export interface ComparedTableProps {
  caption: string;
  /** Heading of the first column. */
  heading: string;
  rows: readonly ComparedCount[];
  name(key: string): string;
  /** Small text beside the name. */
  more?(key: string): string;
  count(shown: ComparedCount['now']): string;
  /** False if nothing is known of the period before: then no number of it is shown. */
  isBeforeKnown: boolean;
  heads: PeriodHeads;
  /** Opens the journal with the incidents of a row; without it names are plain text. */
  open?: ((key: string) => void) | undefined;
}

/** One pixel less than the column, because the outline adds half a pixel on each side. */
const MAX_COMPARED_BAR_PX = 199;

/**
 * Counts of a period beside those of the previous period. The bars are inside the table, so that numbers can be read
 * without the chart.
 */
export function ComparedTable({
  caption,
  heading,
  rows,
  name,
  more,
  count,
  isBeforeKnown,
  heads,
  open,
}: ComparedTableProps) {
  const most = Math.max(1, ...rows.flatMap(({ now, before }) => [now ?? 0, isBeforeKnown ? (before ?? 0) : 0]));
  const length = (count: number): number => (count / most) * MAX_COMPARED_BAR_PX;
  return (
    <table class="report-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col">{heads.now}</th>
          <th scope="col">{heads.before}</th>
          <td class="report-bars" aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <JournalLink open={open && row.now ? () => open(row.key) : undefined}>{name(row.key)}</JournalLink>
              {more && <span class="cell-more">{more(row.key)}</span>}
            </th>
            <td class="number">{count(row.now)}</td>
            <td class="number">{isBeforeKnown ? count(row.before) : i18n.t('admin.reports.noData')}</td>
            <td class="report-bars" aria-hidden="true">
              <Bars now={length(row.now ?? 0)} before={isBeforeKnown ? length(row.before ?? 0) : 0} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The period is filled and the previous one outlined, so that they differ in black and white. */
function Bars({ now, before }: { now: number; before: number }) {
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${MAX_COMPARED_BAR_PX + 1} 20`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="bar-now" width={rounded(now)} height="9" />
      {before > 0 && <rect class="bar-before" x="0.5" y="11.5" width={rounded(before)} height="7" />}
    </svg>
  );
}

const rounded = (length: number): number => Math.round(length * 10) / 10;
