import { i18n } from '#i18n';
import type { CsvLabels } from '../../../core/export/csv.ts';
import type { WorkbookLabels } from '../../../core/export/xlsx.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import { language } from '../../shared/language.ts';
import { reportWords } from '../text/words.ts';

/** Return the texts of files in the current language. Excel recognizes the dates in every locale. */
export function fileWords(pack: Pack): CsvLabels & WorkbookLabels {
  const words = reportWords(pack);
  const isRussian = language() === 'ru';
  return {
    ...words,
    day: isRussian ? words.day : (day) => day,
    separator: isRussian ? ';' : ',',
    book: {
      journal: i18n.t('report.book.journal'),
      service: i18n.t('report.book.service'),
      totals: i18n.t('report.book.totals'),
      what: i18n.t('report.book.what'),
      count: i18n.t('report.book.count'),
      share: i18n.t('report.book.share'),
      place: i18n.t('report.column.place'),
      from: i18n.t('report.book.from'),
      to: i18n.t('report.book.to'),
      incidents: i18n.t('report.book.incidents'),
      exemptions: i18n.t('report.book.exemptions'),
      missing: i18n.t('report.book.missing'),
      unwatched: i18n.t('report.book.unwatched'),
      absentDays: i18n.t('report.book.absentDays'),
      newer: i18n.t('report.book.newer'),
      bySystem: i18n.t('report.book.bySystem'),
      byOutcome: i18n.t('report.book.byOutcome'),
      bySurface: i18n.t('report.book.bySurface'),
      byTime: i18n.t('report.book.byTime'),
      byDay: i18n.t('report.book.byDay'),
      byReason: i18n.t('report.book.byReason'),
      noOutcome: i18n.t('admin.journal.noOutcome'),
    },
  };
}
