import { i18n } from '#i18n';
import { unitOfTimes } from '../../../../core/journal/time-key.ts';
import type { PaperColumn, PaperTable } from '../../../../core/paper/paper.ts';
import { type ComparedCount, shareOf } from '../../../../core/report/report-view.ts';
import type { Shown } from '../../../../core/report/suppression.ts';
import type { Weekday } from '../../../../core/time/weekday.ts';
import { weekdayName } from '../../text/words.ts';
import { periodHeads } from '../comparison-words.ts';
import type { PaperFacts } from './paper-facts.ts';
import { rangeHeading } from './paper-period.ts';

const numbers = (heading: string, width: number): PaperColumn => ({ heading, width, look: 'numbers' });
const text = (heading: string, width: number): PaperColumn => ({ heading, width, look: 'text' });

/** Columns of the period, the period before and the change. */
function comparedColumns({ view, shown }: PaperFacts): PaperColumn[] {
  const heads = periodHeads(view, { now: rangeHeading(shown), before: rangeHeading(view.before) });
  return [numbers(heads.now, 3), numbers(heads.before, 3), numbers(i18n.t('admin.documents.change'), 3)];
}

function comparedCells({ now, before }: ComparedCount, { view, speech }: PaperFacts): string[] {
  const none = i18n.t('admin.documents.noChange');
  if (!view.isBeforeKnown) return [speech.count(now), i18n.t('admin.reports.noData'), none];
  const change = view.isComparable ? speech.change(now, before) : '';
  return [speech.count(now), speech.count(before), change || none];
}

/** Incidents by system, with the change. @param whole all systems of the list, or those with incidents only */
export function systemsTable(facts: PaperFacts, whole: boolean): PaperTable {
  const { view, speech } = facts;
  const isOpened = ({ now, before }: ComparedCount): boolean => now !== 0 || before !== 0;
  const systems = whole ? view.systems : view.systems.filter(isOpened);
  return {
    caption: speech.bySystem,
    columns: [
      ...speech.itemColumns.map((heading) => numbers(heading, 2)),
      text(i18n.t('report.column.system'), 5),
      ...comparedColumns(facts),
    ],
    rows: [
      ...systems.map((row) => [...speech.items(row.key), speech.system(row.key), ...comparedCells(row, facts)]),
      [...speech.itemColumns.map(() => ''), i18n.t('admin.reports.sum'), ...comparedCells(view.incidents, facts)],
    ],
    hasSum: true,
  };
}

/** What the incidents ended in, with the change. */
export function outcomesTable(facts: PaperFacts): PaperTable {
  const { view, speech } = facts;
  return {
    caption: i18n.t('admin.documents.outcomes'),
    columns: [text(i18n.t('admin.documents.outcome'), 6), ...comparedColumns(facts)],
    rows: speech.outcomes(view.outcomes).map((row) => [speech.outcome(row.key), ...comparedCells(row, facts)]),
  };
}

/** Lessons or hours with incidents: how many, their share, and the weekday that has most. */
export function lessonsTable({ view, speech }: PaperFacts): PaperTable {
  const rows = view.week
    .map(({ time, counts }) => ({ time, counts, sum: sumOf(counts) }))
    .filter(({ sum }) => sum !== 0);
  return {
    caption: i18n.t(`admin.documents.when.${unitOfTimes(rows.map(({ time }) => time))}`),
    columns: [
      text(i18n.t('report.column.time'), 4),
      numbers(i18n.t('admin.totals.incidents'), 2),
      numbers(i18n.t('admin.documents.share'), 2),
      text(i18n.t('admin.documents.mostly'), 4),
    ],
    rows: rows.map(({ time, counts, sum }) => [
      speech.time(time),
      speech.count(sum),
      speech.share(shareOf(sum, view.incidents.now)),
      weekdayWithMost(counts),
    ]),
  };
}

function sumOf(counts: readonly Shown[]): Shown {
  return counts.reduce<Shown>((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}

/** Return the weekdays with the most incidents of a lesson; a dash if a count is suppressed or all are as many. */
function weekdayWithMost(counts: readonly Shown[]): string {
  const known = counts.flatMap((count) => count ?? []);
  const most = Math.max(...known);
  const days = counts.flatMap((count, at) => (count === most ? [weekdayName((at + 1) as Weekday)] : []));
  return known.length < counts.length || days.length > 2
    ? i18n.t('admin.documents.noChange')
    : days.join(', ').toLocaleLowerCase();
}
