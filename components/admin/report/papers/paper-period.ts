import { i18n } from '#i18n';
import { rangeOf } from '../../../../core/time/calendar-period.ts';
import type { DayRange } from '../../../../core/time/day-range.ts';
import { language } from '../../../shared/language.ts';
import { daysInWords, monthInWords } from '../../text/words.ts';

/** Format a range as a column heading: «Ноябрь 2026 г.» if it is a whole month, otherwise its days. */
export function rangeHeading(range: DayRange): string {
  return isMonth(range) ? monthInWords(range.from) : daysInWords(range.from, range.to);
}

/** Format a range inside a sentence: «ноябрь 2026 г.», `November 2026`, or its days. */
export function rangeInWords(range: DayRange): string {
  const heading = rangeHeading(range);
  return isMonth(range) && language() === 'ru' ? heading.toLocaleLowerCase('ru') : heading;
}

/** «за ноябрь 2026 г.», «за период 1–21 октября 2026 г.» */
export function forPeriod(range: DayRange): string {
  return i18n.t(isMonth(range) ? 'admin.documents.forMonth' : 'admin.documents.forDays', {
    range: rangeInWords(range),
  });
}

function isMonth({ from, to }: DayRange): boolean {
  const month = rangeOf({ name: 'month', day: from });
  return month.from === from && month.to === to;
}
