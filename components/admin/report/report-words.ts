import { i18n } from '#i18n';
import { noOutcome } from '../../../core/journal/daily-aggregates.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { ComparedCount } from '../../../core/report/report-view.ts';
import type { Shown } from '../../../core/report/suppression.ts';
import type { DayRange } from '../../../core/time/day-range.ts';
import { language } from '../../shared/language.ts';
import { daysInWords, reportWords } from '../text/words.ts';

/** Formats of the numbers and names in a report. */
export interface ReportSpeech {
  /** Format a count; a withheld count is «<5». */
  count(shown: Shown): string;
  /** Format a share in per cent; «–» if unknown. */
  portion(part: ComparedCount, whole: ComparedCount, side: 'now' | 'before'): string;
  /** Format a rate; «–» if unknown. */
  rate(rate: number | null): string;
  range(range: DayRange): string;
  /** Caption of the table of systems. */
  bySystem: string;
  system(id: string): string;
  item(id: string): string;
  outcome(key: string): string;
  noticed(key: string): string;
  time(key: string): string;
  place(place: string): string;
}

const UNKNOWN_VALUE = '–';

/** Return the formats of a report. @param fewest minimum number of PCs behind a shown number */
export function reportSpeech(pack: Pack, fewest: number): ReportSpeech {
  const words = reportWords(pack);
  const outcomes: Record<string, string> = { ...words.outcome, [noOutcome]: i18n.t('admin.journal.noOutcome') };
  const noticed: Record<string, string> = words.noticed;
  const number = new Intl.NumberFormat(language());
  const tenths = new Intl.NumberFormat(language(), { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 });
  return {
    count: (shown) => (shown === null ? `<${fewest}` : number.format(shown)),
    portion: (part, whole, side) => {
      const [a, b] = [part[side], whole[side]];
      return a === null || !b ? UNKNOWN_VALUE : percent.format(a / b);
    },
    rate: (rate) => (rate === null ? UNKNOWN_VALUE : tenths.format(rate)),
    range: ({ from, to }) => daysInWords(from, to),
    bySystem: i18n.t('admin.documents.bySystem', pack.words[language()]),
    system: words.system,
    item: (id) => String(pack.systems.find((system) => system.id === id)?.item ?? UNKNOWN_VALUE),
    outcome: (key) => outcomes[key] ?? key,
    noticed: (key) => capital(noticed[key] ?? key),
    time: (key) => (key.startsWith('h') ? words.hour(Number(key.slice(1))) : words.lesson(Number(key))),
    place: (place) => place || i18n.t('admin.reports.noPlace'),
  };
}

/** Return the short weekday names, from Monday. */
export function shortWeekdays(): string[] {
  const format = new Intl.DateTimeFormat(language(), { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, i) => capital(format.format(new Date(Date.UTC(2026, 10, 23 + i)))));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
