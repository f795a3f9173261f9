import { i18n } from '#i18n';
import type { IntegrityFinding } from '../../../core/verify/integrity-finding.ts';
import { findingPlace, findingWords } from '../text/finding-words.ts';
import type { RefusedFile } from './use-imported-files.ts';

/** Return why a file was rejected and what to do about it. */
export function refusalWords({ why, finding, earlier }: RefusedFile): string {
  switch (why) {
    case 'empty':
      return i18n.t('admin.files.empty');
    case 'too-large':
      return i18n.t('admin.files.tooLarge');
    case 're-encoded':
      return i18n.t('admin.files.savedAnew');
    case 'not-text':
    case 'foreign':
      return i18n.t('admin.files.foreign');
    case 'cut-off':
      return i18n.t('admin.files.cutOff');
    case 'older-version':
      return i18n.t('admin.files.olderVersion');
    case 'newer-version':
      return i18n.t('admin.files.newerVersion');
    case 'unknown-zone':
      return i18n.t('admin.files.unknownZone');
    case 'contradicts':
      return finding && earlier
        ? i18n.t('admin.files.disagrees', { earlier, found: changeIn(finding) })
        : i18n.t('admin.files.contradicts');
    case 'unreadable':
      return i18n.t('admin.files.unreadable');
    case 'changed':
      return i18n.t('admin.files.changed', { found: finding ? changeIn(finding) : '' });
  }
}

function changeIn(finding: IntegrityFinding): string {
  const place = findingPlace(finding);
  return place ? `${findingWords(finding)} (${place})` : findingWords(finding);
}
