// biome-ignore-all lint/a11y/noRedundantRoles: browsers may drop a table’s meaning when CSS gives its parts another display
// biome-ignore-all lint/a11y/useSemanticElements: a th that heads a group of rows keeps its role as a card too
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { reportRow, type TableLabels } from '../../../core/export/table.ts';
import { groupByDay, type JournalDay } from '../../../core/journal/journal-days.ts';
import { addDays } from '../../../core/time/local-time.ts';
import type { ShownRow } from '../ports.ts';
import { dayInWords } from '../text/words.ts';

export interface JournalTableProps {
  rows: readonly ShownRow[];
  words: TableLabels;
  /** An ISO day. */
  today: string;
}

/** A page of the journal. It is drawn again only if it changed: the page around it is drawn at everything that is read. */
export function JournalTable({ rows, words, today }: JournalTableProps) {
  return useMemo(() => <DayGroups rows={rows} words={words} today={today} />, [rows, words, today]);
}

/** The rows by day and lesson, newest first. Roles are explicit, because a narrow window shows rows as cards. */
function DayGroups({ rows, words, today }: JournalTableProps) {
  const { time, system, surface, outcome } = words.columns;
  return (
    <table role="table" class="journal-table">
      <caption class="unseen">{i18n.t('admin.journal.caption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {[time, system, surface, outcome].map((heading) => (
            <th key={heading} role="columnheader" scope="col" class="head-cell">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      {groupByDay(rows).map((day) => (
        <DayRows key={day.day} day={day} words={words} today={today} />
      ))}
    </table>
  );
}

interface DayRowsProps {
  day: JournalDay<ShownRow>;
  words: TableLabels;
  today: string;
}

/** A day: its name, the incidents of each lesson, then the service rows. */
function DayRows({ day, words, today }: DayRowsProps) {
  return (
    <tbody role="rowgroup">
      <tr role="row" class="day-line">
        <th role="rowheader" scope="rowgroup" colSpan={4} class="day-name">
          {dayName(day.day, today)}
        </th>
      </tr>
      {day.lessons.map(({ rows }) =>
        rows.map((row, at) => (
          <IncidentRow key={row.seq} row={row} words={words} lessonRows={at === 0 ? rows.length : 0} />
        )),
      )}
      {day.service.map((row) => (
        <ServiceRow key={row.seq} row={row} words={words} />
      ))}
    </tbody>
  );
}

/** «Сегодня, 23 ноября 2026 г.», other days by their date. */
function dayName(day: string, today: string): string {
  const date = dayInWords(day, 'long');
  if (day === today) return i18n.t('admin.journal.today', { date });
  return day === addDays(today, -1) ? i18n.t('admin.journal.yesterday', { date }) : date;
}

interface IncidentRowProps {
  row: ShownRow;
  words: TableLabels;
  /** Number of rows of the lesson, in its first row; 0 in the others. */
  lessonRows: number;
}

function IncidentRow({ row, words, lessonRows }: IncidentRowProps) {
  const { time, system, item, surface, noticed, reason, note } = reportRow(row, words);
  const answer = answerOf(row, words);
  const details = [unusualOf(row, { noticed, reason }), note].filter(Boolean).join('. ');
  return (
    <tr role="row">
      {lessonRows > 0 && (
        <th role="rowheader" scope="rowgroup" rowSpan={lessonRows} class="lesson-cell">
          {time}
        </th>
      )}
      <Cell label={words.columns.system} main={system} more={i18n.t('admin.journal.item', { item })} />
      <Cell label={words.columns.surface} main={surface} {...(details && { more: details })} />
      <Cell label={words.columns.outcome} {...answer} />
    </tr>
  );
}

/** Return what is unusual about an incident: a page that did not open, a reason other than the timetable. */
function unusualOf({ entry }: ShownRow, { noticed, reason }: { noticed: string; reason: string }): string {
  if (entry.kind !== 'incident') return '';
  return [entry.noticed === 'page' ? '' : noticed, entry.reason === 'lesson' ? '' : reason].filter(Boolean).join(', ');
}

/** Return how an incident ended, and by which mode it was met. Without a warning there is nothing to answer. */
function answerOf({ entry, outcome }: ShownRow, words: TableLabels): { main: string; more?: string } {
  if (entry.kind !== 'incident') return { main: '' };
  const mode = words.mode[entry.mode];
  if (entry.mode === 'audit' || entry.mode === 'allowed') return { main: mode };
  return { main: outcome ? words.outcome[outcome] : i18n.t('admin.journal.waiting'), more: mode };
}

function ServiceRow({ row, words }: { row: ShownRow; words: TableLabels }) {
  const { kind, time, note, reason } = reportRow(row, words);
  return (
    <tr role="row" class={`service-line ${kind}-line`}>
      <td role="cell">{time}</td>
      <td role="cell" colSpan={3}>
        <span class="cell-main">{note}</span>
        {reason && <span class="cell-more">{reason}</span>}
      </td>
    </tr>
  );
}

function Cell({ label, main, more }: { label: string; main: string; more?: string }) {
  return (
    <td role="cell" data-label={label}>
      <span class="cell-main">{main}</span>
      {more && <span class="cell-more">{more}</span>}
    </td>
  );
}
