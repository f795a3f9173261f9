import type { InForceReason } from '../decision/verdict.ts';
import { everySystem } from '../exemption/active-exemption.ts';
import type { ExemptionReason } from '../exemption/exemption.ts';
import { absentDaysOf } from '../journal/absent-days.ts';
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
] as const;
export type ReportColumn = (typeof reportColumns)[number];

/** A row of a report: every cell is display text. `kind` is the kind of the entry, `newer` for one by a newer program. */
export type ReportRow = { kind: Recorded['entry']['kind'] | 'newer' } & Record<ReportColumn, string>;

/** The labels of a report; core/ holds no texts. */
export interface TableLabels {
  columns: Readonly<Record<ReportColumn | 'place', string>>;
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
}

/** Format a row of the journal as display text. */
export function reportRow({ entry, outcome }: Recorded, words: TableLabels): ReportRow {
  if (isNewerEntry(entry)) return remark('newer', words.day(entry.day), words.newer);
  if (entry.kind === 'gap') return remark('gap', words.day(entry.day), words.gap(entry.missing));
  if (entry.kind === 'absence') return absenceRow(entry, words);
  if (entry.kind === 'note')
    return remark('note', words.day(entry.day), words.note(entry.cause, entry.v === 1 ? 1 : entry.count));
  if (entry.kind === 'exemption') return exemptionRow(entry, words);
  const { day, system, item, surface, mode, reason, noticed } = entry;
  return {
    kind: 'incident',
    day: words.day(day),
    time: timeOf(entry, words),
    system: words.system(system),
    item: String(item),
    surface: words.surface[surface],
    mode: words.mode[mode],
    reason: words.reason[reason],
    noticed: words.noticed[noticed],
    outcome: outcome ? words.outcome[outcome] : '',
  };
}

/** Return the heading of a spreadsheet table. The place comes first, so that files of many PCs can be merged. */
export function tableHeading({ columns }: TableLabels): string[] {
  return [columns.place, ...reportColumns.map((column) => columns[column])];
}

/** Format rows of the journal as spreadsheet rows, in the columns of {@link tableHeading}. */
export function tableRows(rows: readonly Recorded[], words: TableLabels, place: string): string[][] {
  return rows.map((recorded) => {
    const row = reportRow(recorded, words);
    return [place, ...reportColumns.map((column) => row[column])];
  });
}

/** Return a row with one text only. */
function remark(kind: ReportRow['kind'], day: string, text: string): ReportRow {
  return { kind, day, time: '', system: text, item: '', surface: '', mode: '', reason: '', noticed: '', outcome: '' };
}

function exemptionRow(entry: ExemptionEntry, words: TableLabels): ReportRow {
  const { day, scope, reason } = entry;
  const text = words.exemption(scope === everySystem ? null : words.system(scope));
  return {
    ...remark('exemption', words.day(day), text),
    time: timeOf(entry, words),
    reason: words.exemptionReason(reason),
  };
}

function absenceRow(entry: Absence, words: TableLabels): ReportRow {
  const { lesson, untilLesson, lessons } = entry;
  const [day, untilDay] = [words.day(entry.day), words.day(entry.untilDay)];
  if (lesson === null || untilLesson === null || lessons === null) {
    return remark('absence', day, words.absentDays(absentDaysOf(entry), untilDay));
  }
  return {
    ...remark('absence', day, words.absence(lessons, untilDay, words.lesson(untilLesson))),
    time: words.lesson(lesson),
  };
}

function timeOf({ lesson, hour }: Pick<Incident, 'lesson' | 'hour'>, words: TableLabels): string {
  if (lesson !== null) return words.lesson(lesson);
  return hour === null ? '' : words.hour(hour);
}
