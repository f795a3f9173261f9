import { i18n } from '#i18n';
import type { Finding } from '../../core/finding.ts';
import type { Refusal } from '../../core/sent-file.ts';
import { findingPlace, findingWords } from './finding-words.ts';

/** Why a file was not taken and what to do about it. @param finding what was done to a changed one */
export function refusalWords(why: Refusal, finding: Finding | null): string {
  switch (why) {
    case 'empty':
      return i18n.t('admin.files.empty');
    case 'too-large':
      return i18n.t('admin.files.tooLarge');
    case 'saved-anew':
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
    case 'contradicts':
      return i18n.t('admin.files.contradicts');
    case 'unreadable':
      return i18n.t('admin.files.unreadable');
    case 'changed':
      return i18n.t('admin.files.changed', { found: finding ? changeIn(finding) : '' });
  }
}

function changeIn(finding: Finding): string {
  const place = findingPlace(finding);
  return place ? `${findingWords(finding)} (${place})` : findingWords(finding);
}
