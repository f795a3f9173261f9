// biome-ignore-all lint/a11y/noRedundantRoles: browsers may drop a table’s meaning when CSS gives its parts another display
import { i18n } from '#i18n';
import { reportRow, type TableLabels } from '../../../core/export/table.ts';
import type { ShownRow } from '../ports.ts';

export interface JournalTableProps {
  rows: readonly ShownRow[];
  words: TableLabels;
}

/** A page of the journal, newest first. Roles are explicit, because a narrow window shows rows as cards. */
export function JournalTable({ rows, words }: JournalTableProps) {
  const headings = [
    words.columns.day,
    words.columns.system,
    words.columns.surface,
    words.columns.mode,
    words.columns.outcome,
  ];
  return (
    <table role="table" class="journal-table">
      <caption class="unseen">{i18n.t('admin.journal.caption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {headings.map((heading) => (
            <th key={heading} role="columnheader" scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <JournalLine key={row.seq} row={row} words={words} />
        ))}
      </tbody>
    </table>
  );
}

function JournalLine({ row, words }: { row: ShownRow; words: TableLabels }) {
  const { kind, day, time, system, item, surface, mode, reason, noticed, outcome } = reportRow(row, words);
  if (kind === 'exemption') {
    return (
      <tr role="row" class="exemption-line">
        <Cell label={words.columns.day} main={day} more={time} />
        <td role="cell" colSpan={4}>
          <span class="cell-main">{system}</span>
          <span class="cell-more">{reason}</span>
        </td>
      </tr>
    );
  }
  if (kind === 'gap' || kind === 'note' || kind === 'absence' || kind === 'newer') {
    return (
      <tr role="row" class={`${kind}-line`}>
        <Cell label={words.columns.day} main={day} {...(time && { more: time })} />
        <td role="cell" colSpan={4}>
          {system}
        </td>
      </tr>
    );
  }
  return (
    <tr role="row">
      <Cell label={words.columns.day} main={day} more={time} />
      <Cell label={words.columns.system} main={system} more={i18n.t('admin.journal.item', { item })} />
      <Cell label={words.columns.surface} main={surface} more={noticed} />
      <Cell label={words.columns.mode} main={mode} more={reason} />
      <Cell
        label={words.columns.outcome}
        main={outcome || (isAnswerable(row) ? i18n.t('admin.journal.noOutcome') : '—')}
      />
    </tr>
  );
}

/** Allowed incidents have no outcome. */
function isAnswerable({ entry }: ShownRow): boolean {
  return entry.kind !== 'incident' || entry.mode !== 'allowed';
}

function Cell({ label, main, more }: { label: string; main: string; more?: string }) {
  return (
    <td role="cell" data-label={label}>
      <span class="cell-main">{main}</span>
      {more && <span class="cell-more">{more}</span>}
    </td>
  );
}
