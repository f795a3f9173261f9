import { i18n } from '#i18n';
import type { ReportView } from '../../../core/report/report-view.ts';
import { counted } from '../../shared/counted.ts';

type ComparedView = Pick<ReportView, 'isBeforeKnown' | 'isComparable' | 'pcs' | 'rate'>;

/** Say why the counts of two periods are not compared, and what is compared instead; `null` where they are. */
export function unevenWords(view: ComparedView): string | null {
  if (!isUneven(view)) return null;
  const { now, before } = view.rate;
  const instead = now !== null && before !== null ? 'admin.reports.uneven.byRate' : 'admin.reports.uneven.not';
  return `${unevenReason(view)} ${i18n.t(instead)}`;
}

/** Return the headings of the two periods, with their numbers of PCs where they differ. */
export function periodHeads(view: ComparedView, periods: PeriodHeads = plainHeads()): PeriodHeads {
  const { pcs } = view;
  if (!pcs || !isUneven(view)) return periods;
  const of = (period: string, count: number): string =>
    i18n.t(pcs.isLowerBound ? 'admin.reports.uneven.ofAtLeast' : 'admin.reports.uneven.of', { period, pcs: count });
  return { now: of(periods.now, pcs.now), before: of(periods.before, pcs.before) };
}

/** What the numbers of a period and of the one before are headed by. */
export interface PeriodHeads {
  now: string;
  before: string;
}

const plainHeads = (): PeriodHeads => ({ now: i18n.t('admin.reports.now'), before: i18n.t('admin.reports.before') });

const isUneven = ({ isBeforeKnown, isComparable }: ComparedView): boolean => isBeforeKnown && !isComparable;

function unevenReason({ pcs }: ComparedView): string {
  if (!pcs) return i18n.t('admin.reports.uneven.part');
  const { now, whole, isLowerBound } = pcs;
  if (now === whole) return i18n.t('admin.reports.uneven.others');
  return counted(isLowerBound ? 'admin.reports.uneven.pcsAtLeast' : 'admin.reports.uneven.pcs', { now, whole });
}
