import { i18n } from '#i18n';
import type { IntegrityFinding } from '../../../core/verify/integrity-finding.ts';
import { dayInWords } from './words.ts';

/** What was done to a file, as a part of a sentence. */
export function findingWords({ fault, kind }: IntegrityFinding): string {
  if (fault === 'unreadable') return i18n.t('admin.verify.unreadable');
  return i18n.t('admin.verify.found', {
    fault: i18n.t(`admin.verify.fault.${fault}`),
    kind: i18n.t(`admin.verify.kind.${kind}`),
  });
}

/** Where a change was found: the day, the entry's id, its path in the file; empty if unknown. */
export function findingPlace({ day, id, path }: IntegrityFinding): string {
  return [day && dayWords(day), id, path].filter(Boolean).join(' · ');
}

/** A spoilt file may say anything where a day should be. */
function dayWords(day: string): string {
  return Number.isNaN(Date.parse(`${day}T00:00Z`)) ? day : dayInWords(day, 'short');
}
