import { i18n } from '#i18n';
import type { ExemptionReason } from '../../../core/exemption/exemption.ts';
import { timeInWords } from '../../../core/export/table.ts';
import { noOutcome } from '../../../core/journal/daily-aggregates.ts';
import { outcomeOf } from '../../../core/journal/incident.ts';
import type { MistakeReason } from '../../../core/journal/mistake-reasons.ts';
import { timeOfKey } from '../../../core/journal/time-key.ts';
import { type Pack, unpermittedPlatforms } from '../../../core/regulation/pack.ts';
import { relativeChange } from '../../../core/report/metrics.ts';
import { type ListedSystems, listedBy } from '../../../core/report/report-regulations.ts';
import type { ComparedCount, Share } from '../../../core/report/report-view.ts';
import type { Shown } from '../../../core/report/suppression.ts';
import type { DayRange } from '../../../core/time/day-range.ts';
import { exemptionReasonText } from '../../shared/exemption-reason.ts';
import { language } from '../../shared/language.ts';
import { mistakeText } from '../../shared/mistake-text.ts';
import { daysInWords, reportWords } from '../text/words.ts';

/** Formats of the numbers and names in a report. */
export interface ReportSpeech {
  /** Format a count; a suppressed count is «скрыто». */
  count(shown: Shown): string;
  /** Format a share in per cent; «скрыто» if it is suppressed, «нет данных» if nothing was divided. */
  share(share: Share): string;
  /** Format a number of 1 as 100 %. */
  percent(share: number): string;
  /** Format the change of a count as «+12 %»; empty where there is nothing to compare. */
  change(now: Shown, before: Shown): string;
  /** Format a rate; «нет данных» if unknown. */
  rate(rate: number | null): string;
  range(range: DayRange): string;
  /** The permitted platforms: «MAX или Сферум». */
  platformsOr: string;
  /** Caption of the table of systems. */
  bySystem: string;
  /** Name of a system, as each regulation writes it. */
  system(id: string): string;
  /** Item of a system: «п. 5», or with the id of each regulation if they differ. */
  item(id: string): string;
  /** Headings of the columns of items, one for each regulation, and their cells. */
  itemColumns: string[];
  items(id: string): string[];
  outcome(key: string): string;
  mode(key: string): string;
  /** Leave out the outcomes that the regulation does not offer, where nothing is counted. */
  outcomes(rows: readonly ComparedCount[]): readonly ComparedCount[];
  noticed(key: string): string;
  surface(key: string): string;
  exemptionReason(key: string): string;
  /** What a warning marked as mistaken was about, and why, by its `mistakeKey`. */
  mistake(key: string): { about: string; reason: string };
  time(key: string): string;
  place(place: string): string;
}

/** A regulation of a report with its list. */
interface RecordedList {
  id: string;
  listed: ListedSystems;
}

const UNKNOWN_VALUE = '–';

/**
 * Return the formats of a report.
 * @param recorded the regulations of the report with their lists; the one in force if the list is empty
 */
export function reportSpeech(pack: Pack, recorded: readonly RecordedList[] = []): ReportSpeech {
  const words = reportWords(pack);
  const lists = recorded.length > 0 ? recorded : [{ id: pack.id, listed: listedBy(pack.id, [pack], new Map()) }];
  const isInForce = lists.every(({ id }) => id === pack.id);
  const outcomes: Record<string, string> = { ...words.outcome, [noOutcome]: i18n.t('admin.journal.noOutcome') };
  const { noticed, surface, mode }: Record<'noticed' | 'surface' | 'mode', Record<string, string>> = words;
  const number = new Intl.NumberFormat(language());
  const tenths = new Intl.NumberFormat(language(), { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(language(), { style: 'percent', signDisplay: 'exceptZero' });
  return {
    count: (shown) => (shown === null ? i18n.t('shared.hidden') : number.format(shown)),
    share: (share) => {
      if (share === 'suppressed') return i18n.t('shared.hidden');
      return share === 'none' ? i18n.t('admin.reports.noData') : percent.format(share);
    },
    percent: percent.format,
    change: (now, before) => {
      const change = relativeChange(now, before);
      return change === null ? '' : signed.format(change);
    },
    rate: (rate) => (rate === null ? i18n.t('admin.reports.noData') : tenths.format(rate)),
    range: ({ from, to }) => daysInWords(from, to),
    platformsOr: pack.words[language()].platformsOr,
    bySystem: isInForce ? i18n.t('admin.documents.bySystem', pack.words[language()]) : i18n.t('admin.totals.title'),
    ...formatsOfLists(lists, words.system),
    outcome: (key) => outcomes[key] ?? key,
    mode: (key) => mode[key] ?? key,
    outcomes: (rows) => rows.filter(({ key, now, before }) => now !== 0 || before !== 0 || isOffered(pack, key)),
    noticed: (key) => capital(noticed[key] ?? key),
    surface: (key) => surface[key] ?? key,
    exemptionReason: (key) => capital(exemptionReasonText(key as ExemptionReason)),
    mistake: (key) => {
      const [system = '', what = '', reason = ''] = key.split(' ');
      const about = `${words.system(system)} — ${(surface[what] ?? what).toLocaleLowerCase(language())}`;
      return { about, reason: mistakeText(reason as MistakeReason) };
    },
    time: (key) => timeInWords(timeOfKey(key), words),
    place: (place) => place || i18n.t('admin.reports.noPlace'),
  };
}

/** Return true if a person can choose an outcome: it is not a move to a platform that the regulation does not permit. */
function isOffered(pack: Pack, outcome: string): boolean {
  return unpermittedPlatforms(pack).every((id) => outcome !== outcomeOf[id]);
}

/** Return the formats that depend on the regulations. @param systemName name of a system that no list names */
function formatsOfLists(
  lists: readonly RecordedList[],
  systemName: (id: string) => string,
): Pick<ReportSpeech, 'system' | 'item' | 'itemColumns' | 'items'> {
  const items = (id: string): string[] => lists.map(({ listed }) => listed.get(id)?.item ?? UNKNOWN_VALUE);
  return {
    system: (id) => {
      const names = lists.flatMap(({ listed }) => listed.get(id)?.name?.[language()] ?? []);
      return [...new Set(names)].join(' / ') || systemName(id);
    },
    item: (id) => {
      const [item, ...others] = items(id);
      if (others.every((other) => other === item)) return i18n.t('admin.journal.item', { item: item ?? UNKNOWN_VALUE });
      const named = lists.flatMap(({ id: regulation, listed }) => {
        const own = listed.get(id);
        return own ? i18n.t('admin.reports.regulations.item', { item: own.item, regulation }) : [];
      });
      return named.join(', ');
    },
    itemColumns: lists.map(({ id }) =>
      lists.length > 1
        ? i18n.t('admin.reports.regulations.itemColumn', { regulation: id })
        : i18n.t('admin.documents.item'),
    ),
    items,
  };
}

/** Return the short weekday names, from Monday. */
export function shortWeekdays(): string[] {
  const format = new Intl.DateTimeFormat(language(), { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, i) => capital(format.format(new Date(Date.UTC(2026, 10, 23 + i)))));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
