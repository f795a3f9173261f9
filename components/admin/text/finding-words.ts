import { i18n } from '#i18n';
import type { IntegrityFinding } from '../../../core/verify/integrity-finding.ts';
import { dayInWords } from './words.ts';

/** Return what was changed in a file, as part of a sentence. */
export function findingWords({ fault, kind }: IntegrityFinding): string {
  if (fault === 'unreadable') return i18n.t('admin.verify.unreadable');
  return i18n.t('admin.verify.found', {
    fault: i18n.t(`admin.verify.fault.${fault}`),
    kind: i18n.t(`admin.verify.kind.${kind}`),
  });
}

/** Return where a change was found: day, entry id, path in the file; empty if unknown. */
export function findingPlace({ day, id, path }: IntegrityFinding): string {
  return [day && dayWords(day), id, path].filter(Boolean).join(' · ');
}

/** The day in a damaged file may be any text. */
function dayWords(day: string): string {
  return Number.isNaN(Date.parse(`${day}T00:00Z`)) ? day : dayInWords(day, 'short');
}
