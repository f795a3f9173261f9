import { i18n } from '#i18n';
import { findingPlaces } from '../../../core/verify/finding-place.ts';
import type { IntegrityFinding } from '../../../core/verify/integrity-finding.ts';
import { dayInWords } from './words.ts';

/** Return why a file cannot be verified, as a sentence. */
export function unreadableWords({ reason }: IntegrityFinding): string {
  if (reason === 'empty') return i18n.t('admin.verify.empty');
  return i18n.t(reason === 'too-large' ? 'admin.verify.tooLarge' : 'admin.verify.unreadable');
}

/** Return what was changed in a file, as part of a sentence. */
export function findingWords(finding: IntegrityFinding): string {
  const { fault, kind } = finding;
  if (fault === 'unreadable') return unreadableWords(finding);
  return i18n.t('admin.verify.found', {
    fault: i18n.t(`admin.verify.fault.${fault}`),
    kind: i18n.t(`admin.verify.kind.${kind}`),
  });
}

/** Return where a change was found: day, entry id, path in the file; empty if unknown. */
export function findingPlace({ day, ...rest }: IntegrityFinding): string {
  const isDay = day !== null && !Number.isNaN(Date.parse(`${day}T00:00Z`));
  return findingPlaces({ ...rest, day: isDay ? dayInWords(day, 'short') : day }).join(' · ');
}
