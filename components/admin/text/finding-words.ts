import { i18n } from '#i18n';
import { findingPlaces } from '../../../core/verify/finding-place.ts';
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
export function findingPlace({ day, ...rest }: IntegrityFinding): string {
  const isDay = day !== null && !Number.isNaN(Date.parse(`${day}T00:00Z`));
  return findingPlaces({ ...rest, day: isDay ? dayInWords(day, 'short') : day }).join(' · ');
}
