import { i18n } from '#i18n';
import { installLines } from './status-install-lines.ts';
import { journalLines } from './status-journal-lines.ts';
import type { StatusLine } from './status-line.ts';
import type { StatusParts } from './status-parts.ts';
import { regionLines } from './status-region-lines.ts';
import { settingLines } from './status-setting-lines.ts';
import { timeLines } from './status-time-lines.ts';

/** A group of related lines. */
export interface StatusGroup {
  key: string;
  title: string;
  lines: readonly StatusLine[];
}

/** Return the status as text lines, without addresses or names. Times are days, except the bells of the timetable. */
export function statusGroups(parts: StatusParts): StatusGroup[] {
  return [
    { key: 'install', title: i18n.t('admin.status.group.install'), lines: installLines(parts) },
    { key: 'time', title: i18n.t('admin.status.group.time'), lines: timeLines(parts) },
    { key: 'settings', title: i18n.t('admin.status.group.settings'), lines: settingLines(parts) },
    { key: 'journal', title: i18n.t('admin.status.group.journal'), lines: journalLines(parts) },
    { key: 'region', title: i18n.t('admin.status.group.region'), lines: regionLines(parts) },
  ];
}

/** Return the status as plain text. @param heading first line */
export function statusText(heading: string, groups: readonly StatusGroup[]): string {
  const blocks = groups.map(({ title, lines }) => [title, ...lines.map(lineText)].join('\n'));
  return `${[heading, ...blocks].join('\n\n')}\n`;
}

function lineText({ name, value, advice }: StatusLine): string {
  return advice === null ? `[✓] ${name}: ${value}` : `[!] ${name}: ${value}. ${advice}`;
}
