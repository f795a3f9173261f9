import type { InForceReason } from '../decision/verdict.ts';
import { everySystem } from '../exemption/active-exemption.ts';
import type { ExemptionReason } from '../exemption/exemption.ts';
import { absentDaysOf } from '../journal/absent-days.ts';
import type { Arrival } from '../journal/arrivals.ts';
import type {
  Absence,
  ExemptionEntry,
  Incident,
  IncidentMode,
  NoteCause,
  NoticedBy,
  Outcome,
} from '../journal/entry.ts';
import { isNewerEntry } from '../journal/format-versions.ts';
import type { MistakeReason } from '../journal/mistake-reasons.ts';
import type { Recorded } from '../journal/recorded-entry.ts';
import type { Surface } from '../rules/surface.ts';

/** The columns of a report, in their order. */
export const reportColumns = [
  'day',
  'time',
  'system',
  'item',
  'surface',
  'mode',
  'reason',
  'noticed',
  'outcome',
  'entry',
  'note',
] as const;
export type ReportColumn = (typeof reportColumns)[number];

/** The kind of a row: that of the entry, `newer` for one by a newer program. */
export type RowKind = Recorded['entry']['kind'] | 'newer';

/**
 * A row of a report: every cell is display text. `entry` names its kind. A service row has its text in `note`; the columns
 * about systems hold incidents only. That of an incident says there whether the platform
 * opened, and why its warning was marked as mistaken.
 */
export type ReportRow = { kind: RowKind } & Record<ReportColumn, string>;

/** The labels of a report; core/ holds no texts. */
export interface TableLabels {
  columns: Readonly<Record<ReportColumn | 'place', string>>;
  /** Name of the kind of a row. */
  entry: Readonly<Record<RowKind, string>>;
  /** ISO day → localised date. */
  day(day: string): string;
  lesson(number: number): string;
  /** Hour of the day, 0 to 23. */
  hour(hour: number): string;
  /** System id → its name. */
  system(id: string): string;
  surface: Readonly<Record<Surface, string>>;
  mode: Readonly<Record<IncidentMode, string>>;
  reason: Readonly<Record<InForceReason, string>>;
  noticed: Readonly<Record<NoticedBy, string>>;
  outcome: Readonly<Record<Outcome, string>>;
  /** Whether the platform opened after its button was pressed. */
  arrived: Readonly<Record<Arrival, string>>;
  /** The warning was marked as mistaken, and why. */
  mistake(reason: MistakeReason): string;
  /** An exemption for one system by its name, or for all systems if `null`. */
  exemption(system: string | null): string;
  exemptionReason(reason: ExemptionReason): string;
  /** An entry that a newer version of the program wrote. */
  newer: string;
  /** `missing` entries were lost. */
  gap(missing: number): string;
  /** A note; `count` says how often, or of how many entries. */
  note(cause: NoteCause, count: number): string;
  /** Lessons not covered, up to a lesson of a day. Both are display text. */
  absence(lessons: number, untilDay: string, untilLesson: string): string;
  /** School days without a browser start, up to a day as display text. */
  absentDays(days: number, untilDay: string): string;
  /** In how many lessons of the day a permitted platform was opened. */
  platform(lessons: number): string;
}

/** Format a row of the journal as display text. */
export function reportRow({ entry, outcome, mistake, arrived }: Recorded, words: TableLabels): ReportRow {
  if (isNewerEntry(entry)) return serviceRow('newer', entry.day, words.newer, words);
  if (entry.kind === 'gap') return serviceRow('gap', entry.day, words.gap(entry.missing), words);
  if (entry.kind === 'absence') return absenceRow(entry, words);
  if (entry.kind === 'note')
    return serviceRow('note', entry.day, words.note(entry.cause, entry.v === 1 ? 1 : entry.count), words);
  if (entry.kind === 'exemption') return exemptionRow(entry, words);
  if (entry.kind === 'platform') return serviceRow('platform', entry.day, words.platform(entry.lessons), words);
  const { day, system, item, surface, mode, reason, noticed } = entry;
  return {
    kind: 'incident',
    day: words.day(day),
    time: timeInWords(entry, words),
    system: words.system(system),
    item: String(item),
    surface: words.surface[surface],
    mode: words.mode[mode],
    reason: words.reason[reason],
    noticed: words.noticed[noticed],
    outcome: outcome ? words.outcome[outcome] : '',
    entry: words.entry.incident,
    note: [arrived && words.arrived[arrived], mistake && words.mistake(mistake)].filter(Boolean).join('. '),
  };
}

/** Return the heading of a spreadsheet table. The place comes first, so that files of many PCs can be merged. */
export function tableHeading({ columns }: TableLabels): string[] {
  return [columns.place, ...reportColumns.map((column) => columns[column])];
}

/** Format rows of the journal as spreadsheet rows, in the columns of {@link tableHeading}. */
export function tableRows(rows: readonly Recorded[], words: TableLabels, place: string): string[][] {
  return rows.map((recorded) => {
    const row = { ...reportRow(recorded, words), time: timeCell(recorded, words) };
    return [place, ...reportColumns.map((column) => String(row[column]))];
  });
}

/** Return the lesson of a row as a number, so that a spreadsheet sorts it; an hour as text. */
export function timeCell(recorded: Recorded, words: TableLabels): number | string {
  const { entry } = recorded;
  const lesson = 'lesson' in entry && !isNewerEntry(entry) ? entry.lesson : null;
  return lesson ?? reportRow(recorded, words).time;
}

/** Return a row about this PC or its journal. @param day ISO day */
function serviceRow(kind: Exclude<RowKind, 'incident'>, day: string, note: string, words: TableLabels): ReportRow {
  return {
    ...{ kind, day: words.day(day), time: '', system: '', item: '', surface: '', mode: '', reason: '' },
    ...{ noticed: '', outcome: '', entry: words.entry[kind], note },
  };
}

function exemptionRow(entry: ExemptionEntry, words: TableLabels): ReportRow {
  const { day, scope, reason } = entry;
  const text = words.exemption(scope === everySystem ? null : words.system(scope));
  return {
    ...serviceRow('exemption', day, text, words),
    time: timeInWords(entry, words),
    reason: words.exemptionReason(reason),
  };
}

function absenceRow(entry: Absence, words: TableLabels): ReportRow {
  const { lesson, untilLesson, lessons } = entry;
  const untilDay = words.day(entry.untilDay);
  if (lesson === null || untilLesson === null || lessons === null) {
    return serviceRow('absence', entry.day, words.absentDays(absentDaysOf(entry), untilDay), words);
  }
  return {
    ...serviceRow('absence', entry.day, words.absence(lessons, untilDay, words.lesson(untilLesson)), words),
    time: words.lesson(lesson),
  };
}

/** Format a lesson or an hour as display text; empty for neither. */
export function timeInWords(
  { lesson, hour }: Pick<Incident, 'lesson' | 'hour'>,
  words: Pick<TableLabels, 'lesson' | 'hour'>,
): string {
  if (lesson !== null) return words.lesson(lesson);
  return hour === null ? '' : words.hour(hour);
}
