import { i18n } from '#i18n';
import type { TableLabels } from '../../../core/export/table.ts';
import type { NoteCause } from '../../../core/journal/entry.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { RegulationWords } from '../../../core/regulation/regulation-words.ts';
import { MS_PER_DAY } from '../../../core/time/units.ts';
import type { Weekday } from '../../../core/time/weekday.ts';
import { counted } from '../../shared/counted.ts';
import { exemptionReasonText } from '../../shared/exemption-reason.ts';
import { language, systemName } from '../../shared/language.ts';
import { mistakeText } from '../../shared/mistake-text.ts';

/** Format an ISO day: `long` as «23 ноября 2026 г.», `short` as «23.11.2026», `brief` as «23.11». */
export function dayInWords(day: string, length: 'long' | 'short' | 'brief'): string {
  return formatOf(locale(), length).format(new Date(`${day}T00:00Z`));
}

/** Format a range of ISO days: «1–30 ноября 2026 г.» */
export function daysInWords(from: string, to: string): string {
  return formatOf(locale(), 'long').formatRange(new Date(`${from}T00:00Z`), new Date(`${to}T00:00Z`));
}

/** Format the month of an ISO day, capitalized: «Ноябрь 2026 г.» */
export function monthInWords(day: string): string {
  const name = formatOf(locale(), 'month').format(new Date(`${day}T00:00Z`));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Format the month of an ISO day in short form: `name` as «нояб.», `number` as «11.2026». */
export function monthInBrief(day: string, length: 'name' | 'number'): string {
  return formatOf(locale(), length).format(new Date(`${day}T00:00Z`));
}

/** Return the capitalized name of a weekday; 1 is Monday. */
export function weekdayName(weekday: Weekday): string {
  const aMonday = Date.UTC(2026, 10, 23);
  const name = formatOf(language(), 'weekday').format(new Date(aMonday + (Number(weekday) - 1) * MS_PER_DAY));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Format a number of school days: «1 учебный день», «3 учебных дня», «5 учебных дней». */
export function schoolDaysInWords(count: number): string {
  return counted('report.schoolDays', { count });
}

/** Format a number of systems: «1 система», «3 системы», «9 систем». */
export function systemsInWords(count: number): string {
  return counted('admin.selfCheck.count', { count });
}

/** Return the dictionary of reports in the current language. */
export function reportWords(pack: Pack): TableLabels {
  return {
    columns: columnNames(pack.words[language()]),
    entry: {
      incident: i18n.t('report.entry.incident'),
      exemption: i18n.t('report.entry.exemption'),
      gap: i18n.t('report.entry.gap'),
      note: i18n.t('report.entry.note'),
      absence: i18n.t('report.entry.absence'),
      platform: i18n.t('report.entry.platform'),
      newer: i18n.t('report.entry.newer'),
    },
    day: (day) => dayInWords(day, 'short'),
    lesson: (number) => i18n.t('report.lesson', { number }),
    hour: (hour) => i18n.t('report.hour', { from: clock(hour), to: clock(hour + 1) }),
    system: (id) => systemName(pack.systems, id),
    ...valueNames(pack),
    exemption: (system) => (system ? i18n.t('report.exemption.one', { system }) : i18n.t('report.exemption.all')),
    exemptionReason: exemptionReasonText,
    mistake: (reason) => i18n.t('report.mistake', { reason: mistakeText(reason) }),
    note: noteText,
    platform: (lessons) => counted('report.platform', { lessons }),
    newer: i18n.t('report.newer'),
    gap: (missing) => counted('report.gap', { missing }),
    absence: (lessons, day, lesson) => counted('report.absence', { lessons, day, lesson }),
    absentDays: (days, day) => i18n.t('report.absentDays', { days: schoolDaysInWords(days), day }),
  };
}

/** Display names of the values of entry fields. */
function valueNames({
  platformNames,
}: Pack): Pick<TableLabels, 'surface' | 'mode' | 'reason' | 'noticed' | 'outcome' | 'arrived'> {
  return {
    surface: {
      client: i18n.t('report.surface.client'),
      invite: i18n.t('report.surface.invite'),
      download: i18n.t('report.surface.download'),
      'third-party': i18n.t('report.surface.thirdParty'),
      site: i18n.t('report.surface.site'),
    },
    mode: {
      audit: i18n.t('report.mode.audit'),
      warn: i18n.t('report.mode.warn'),
      redirect: i18n.t('report.mode.redirect'),
      block: i18n.t('report.mode.block'),
      allowed: i18n.t('report.mode.allowed'),
    },
    reason: {
      classroom: i18n.t('report.reason.classroom'),
      lesson: i18n.t('report.reason.lesson'),
      'hand-lesson': i18n.t('report.reason.handLesson'),
    },
    noticed: {
      page: i18n.t('report.noticed.page'),
      unreachable: i18n.t('report.noticed.unreachable'),
      'no-access': i18n.t('report.noticed.noAccess'),
      refused: i18n.t('report.noticed.refused'),
      attempt: i18n.t('report.noticed.attempt'),
    },
    outcome: {
      'moved-to-max': i18n.t('report.outcome.moved', { platform: platformNames.max[language()] }),
      'moved-to-sferum': i18n.t('report.outcome.moved', { platform: platformNames.sferum[language()] }),
      closed: i18n.t('report.outcome.closed'),
      stayed: i18n.t('report.outcome.stayed'),
      unanswered: i18n.t('report.outcome.unanswered'),
    },
    arrived: {
      yes: i18n.t('report.arrived.opened'),
      no: i18n.t('report.arrived.notOpened'),
      unknown: i18n.t('report.arrived.unknown'),
    },
  };
}

function noteText(cause: NoteCause, count: number): string {
  switch (cause) {
    case 'clock-back':
      return i18n.t('report.note.clockBack');
    case 'zone-differs':
      return i18n.t('report.note.zoneDiffers');
    case 'storage-changed':
      return i18n.t('report.note.storageChanged');
    case 'entries-refused':
      return counted('report.note.entriesRefused', { count });
    case 'lesson-ended':
      return i18n.t('report.note.lessonEnded');
  }
}

const lengths = {
  long: { dateStyle: 'long' },
  short: { day: '2-digit', month: '2-digit', year: 'numeric' },
  brief: { day: '2-digit', month: '2-digit' },
  month: { month: 'long', year: 'numeric' },
  name: { month: 'short' },
  number: { month: '2-digit', year: 'numeric' },
  weekday: { weekday: 'long' },
} as const;

/** Cached: creating a formatter takes 100 times as long as using it, and an export formats a day on every line. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, length: keyof typeof lengths): Intl.DateTimeFormat {
  const key = `${locale} ${length}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...lengths[length], timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

/** British date order: 11/12 is ambiguous. */
function locale(): string {
  return language() === 'ru' ? 'ru' : 'en-GB';
}

function columnNames(words: RegulationWords): TableLabels['columns'] {
  return {
    place: i18n.t('report.column.place'),
    day: i18n.t('report.column.day'),
    time: i18n.t('report.column.time'),
    system: i18n.t('report.column.system'),
    item: i18n.t('report.column.item', words),
    surface: i18n.t('report.column.surface'),
    mode: i18n.t('report.column.mode'),
    reason: i18n.t('report.column.reason'),
    noticed: i18n.t('report.column.noticed'),
    outcome: i18n.t('report.column.outcome'),
    entry: i18n.t('report.column.entry'),
    note: i18n.t('report.column.note'),
  };
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
