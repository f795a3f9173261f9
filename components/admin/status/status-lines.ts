import { i18n } from '#i18n';
import { installLines } from './status-install-lines.ts';
import { journalLines } from './status-journal-lines.ts';
import type { StatusLine } from './status-line.ts';
import type { StatusParts } from './status-parts.ts';
import { regionLines } from './status-region-lines.ts';
import { settingLines } from './status-setting-lines.ts';
import { timeLines } from './status-time-lines.ts';

/** Lines that belong together. */
export interface StatusGroup {
  key: string;
  title: string;
  lines: readonly StatusLine[];
}

/** The status in words. Nothing in it is an address, a name or finer than a day, but for the timetable's own bells. */
export function statusGroups(parts: StatusParts): StatusGroup[] {
  return [
    { key: 'install', title: i18n.t('admin.status.group.install'), lines: installLines(parts) },
    { key: 'time', title: i18n.t('admin.status.group.time'), lines: timeLines(parts) },
    { key: 'settings', title: i18n.t('admin.status.group.settings'), lines: settingLines(parts) },
    { key: 'journal', title: i18n.t('admin.status.group.journal'), lines: journalLines(parts) },
    { key: 'region', title: i18n.t('admin.status.group.region'), lines: regionLines(parts) },
  ];
}

/** The status as plain text. @param heading its first line */
export function statusText(heading: string, groups: readonly StatusGroup[]): string {
  const blocks = groups.map(({ title, lines }) => [title, ...lines.map(lineText)].join('\n'));
  return `${[heading, ...blocks].join('\n\n')}\n`;
}

function lineText({ name, value, advice }: StatusLine): string {
  return advice === null ? `[✓] ${name}: ${value}` : `[!] ${name}: ${value}. ${advice}`;
}
