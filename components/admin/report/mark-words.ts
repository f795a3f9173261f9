import { i18n } from '#i18n';
import { overlaps } from '../../../core/journal/kept-days.ts';
import type { FreeDays, RecordedChange } from '../../../core/report/chart-marks.ts';
import type { DayRange } from '../../../core/time/day-range.ts';
import { language } from '../../shared/language.ts';
import { dayInWords } from '../text/words.ts';
import type { ReportSpeech } from './report-words.ts';

/** What a chart marks. */
export interface ChartMarks {
  free: readonly FreeDays[];
  changes: readonly RecordedChange[];
}

/** Return the marks that touch a range in words. */
export function marksOf(range: DayRange, { free, changes }: ChartMarks, speech: ReportSpeech): string[] {
  const touches = (days: DayRange): boolean => overlaps(range, [days]);
  return [
    ...free.filter((days) => touches(days.range)).map((days) => freeWords(days, speech)),
    ...changes.filter(({ day }) => touches({ from: day, to: day })).map((change) => changeWords(change, speech)),
  ];
}

/** «Осенние каникулы: 26 октября – 3 ноября 2026 г.» */
export function freeWords({ range, title }: FreeDays, speech: ReportSpeech): string {
  const name = title?.[language()] ?? i18n.t('admin.reports.movedDayOff');
  return i18n.t('admin.reports.freeDays', { name, days: speech.range(range) });
}

/** «С 14.09.2026 случаи записаны в режиме «Напоминание»» */
export function changeWords({ day, what, key }: RecordedChange, speech: ReportSpeech): string {
  const since = dayInWords(day, 'short');
  return what === 'mode'
    ? i18n.t('admin.reports.changedMode', { day: since, mode: speech.mode(key) })
    : i18n.t('admin.reports.changedPack', { day: since, pack: key });
}
