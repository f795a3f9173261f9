import { i18n } from '#i18n';
import type { Refusal } from '../../core/sent-file.ts';

/** Why a file was not taken and what to do about it. @param path where in the file, if anywhere */
export function refusalWords(why: Refusal, path: string): string {
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
      return path ? i18n.t('admin.files.changedAt', { path }) : i18n.t('admin.files.changed');
  }
}
