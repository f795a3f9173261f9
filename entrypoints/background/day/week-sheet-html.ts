import { i18n } from '#i18n';
import { counted } from '../../../components/shared/counted.ts';
import { language, systemName } from '../../../components/shared/language.ts';
import { aggregateRange, type DailyAggregates, noOutcome } from '../../../core/journal/daily-aggregates.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import { trendOf } from '../../../core/report/trend.ts';
import { type DayRange, listDays } from '../../../core/time/day-range.ts';
import { addDays } from '../../../core/time/local-time.ts';
import style from './week-sheet.css?inline';

/** What the sheet of a week is written from. */
export interface WeekFacts {
  week: DayRange;
  pack: Pick<Pack, 'school' | 'systems' | 'platformNames'>;
  /** Label of the room. */
  place: string;
  days: DailyAggregates;
  /** First ISO day of which the journal knows something; `undefined` for an empty journal. */
  first: string | undefined;
  isSchoolDay(day: string): boolean;
}

/** A count of the week, and that of the week before; `null` where nothing is known of it. */
type Row = readonly [name: string, now: number, before: number | null];

const DAYS_PER_WEEK = 7;

/**
 * Write the sheet of a week as one HTML file without scripts and addresses, for one A4 page. Everybody who sees the folder
 * can read it, so it names no lesson: with a seating plan a lesson of a day points to a person.
 */
export function weekSheetHtml({ week, pack, place, days, first, isSchoolDay }: WeekFacts): string {
  const earlier = { from: addDays(week.from, -DAYS_PER_WEEK), to: addDays(week.from, -1) };
  const [now, then] = [aggregateRange(days, week), aggregateRange(days, earlier)];
  const before = (day: string, count = 0): number | null => (first && first <= day ? count : null);
  const rows = (by: 'system' | 'outcome', name: (key: string) => string): Row[] =>
    [...new Set([...now.by[by].keys(), ...then.by[by].keys()])]
      .map((key): Row => [name(key), now.by[by].get(key) ?? 0, before(earlier.to, then.by[by].get(key))])
      .sort(([, a], [, b]) => b - a);
  const byDay = listDays(week)
    .map((day): Row => {
      const old = addDays(day, -DAYS_PER_WEEK);
      return [day, days.get(day)?.incidents ?? 0, before(old, days.get(old)?.incidents)];
    })
    .filter(([day, count, old]) => isSchoolDay(day) || count || old);
  const title = i18n.t('admin.weekSheet.heading', { days: inWords(week) });
  const found = finding(now.incidents, before(earlier.to, then.incidents), inWords(earlier));
  return `<!doctype html><html lang="${language()}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline'"><title>${escaped(title)}</title><style>${style}</style><p>${escaped(pack.school[language()])}</p><h1>${escaped(title)}</h1><h2>${escaped(found.replace(/\.$/, ''))}.</h2>${picture(byDay)}${table(
    'admin.totals.title',
    rows('system', (id) => systemName(pack.systems, id)),
  )}${table(
    'admin.reports.outcomes',
    rows('outcome', (key) => outcomeName(key, pack)),
  )}<p>${escaped(i18n.t('admin.weekSheet.about', { place: place || i18n.t('admin.reports.noPlace') }))}</p></html>`;
}

/** «Случаев стало меньше: 3 против 7 за 9–15 ноября 2026 г.» */
function finding(now: number, before: number | null, range: string): string {
  if (before === null) return counted('admin.reports.finding.alone', { now });
  return counted(`admin.reports.finding.${trendOf(now, before)}`, { now, before, range });
}

function outcomeName(key: string, { platformNames }: WeekFacts['pack']): string {
  if (key === noOutcome) return i18n.t('admin.journal.noOutcome');
  const platform = key === 'moved-to-max' ? 'max' : key === 'moved-to-sferum' ? 'sferum' : null;
  if (platform) return i18n.t('report.outcome.moved', { platform: platformNames[platform][language()] });
  return i18n.t(`report.outcome.${key as 'closed' | 'stayed' | 'unanswered'}`);
}

/** Height and width of the columns in the picture's own units. */
const HIGH = 160;
const STEP = 100;

/** A column for each day with its number, and a line across it for the same day of the week before. */
function picture(days: readonly Row[]): string {
  const most = Math.max(1, ...days.flatMap(([, now, before]) => [now, before ?? 0]));
  const top = (count: number): number => 24 + HIGH - (count / most) * HIGH;
  const columns = days.map(([day, now, before], at) => {
    const [x, y] = [at * STEP, top(now)];
    const line = before ? `<path d="M${x + 10} ${top(before)}h80"/>` : '';
    return `<rect x="${x + 20}" y="${y}" width="60" height="${24 + HIGH - y}"/>${line}<text x="${x + 50}" y="${y - 6}">${now}</text><text x="${x + 50}" y="${HIGH + 44}">${dayName(day)}</text>`;
  });
  const key = days.some(([, , before]) => before)
    ? `<p class="k">${escaped(i18n.t('admin.reports.beforeKey'))}</p>`
    : '';
  return `<h3>${escaped(i18n.t('admin.reports.steps'))}</h3><svg viewBox="0 0 ${days.length * STEP} ${HIGH + 52}">${columns.join('')}</svg>${key}`;
}

function table(caption: 'admin.totals.title' | 'admin.reports.outcomes', rows: readonly Row[]): string {
  const lines = rows.map(
    ([name, now, before]) =>
      `<tr><td>${escaped(name)}<td>${now}<td>${before ?? escaped(i18n.t('admin.reports.noData'))}`,
  );
  const heads = ['admin.reports.now', 'admin.reports.before'] as const;
  return rows.length === 0
    ? ''
    : `<table><caption>${escaped(i18n.t(caption))}</caption><tr><th>${heads.map((head) => `<th>${escaped(i18n.t(head))}`).join('')}${lines.join('')}</table>`;
}

const at = (day: string): Date => new Date(`${day}T00:00Z`);
const format = (how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language(), { ...how, timeZone: 'UTC' });
const inWords = ({ from, to }: DayRange): string => format({ dateStyle: 'long' }).formatRange(at(from), at(to));
const dayName = (day: string): string => format({ weekday: 'short', day: 'numeric', month: 'numeric' }).format(at(day));

/** Write a text in HTML. */
const escaped = (text: string): string => text.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'));
