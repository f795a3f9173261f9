import { i18n } from '#i18n';
import type { SettingsFileProblem } from '../../../core/policy/settings-file-changes.ts';
import { fieldName, type PlatformWords } from '../text/field-names.ts';

/** A file may contain a path of any length. */
const MAX_PATH_CHARACTERS = 80;

/** Return what is wrong with a field of a settings file. */
export function fileProblemText({ path, value, reason }: SettingsFileProblem, pack: PlatformWords): string {
  const shownPath = path.slice(0, MAX_PATH_CHARACTERS);
  const name = fieldName(path.split('.')[0] ?? '', pack);
  const where = name ? `${name} (${shownPath})` : shownPath;
  switch (reason) {
    case 'unknown':
      return i18n.t('admin.settingsFile.unknown', { where });
    case 'policyOnly':
      return i18n.t('admin.settingsFile.policyOnly', { where });
    case 'invalid':
      return value === undefined
        ? i18n.t('admin.settingsFile.invalid', { where })
        : i18n.t('admin.settingsFile.invalidValue', { where, value });
    default:
      return `${where}: ${i18n.t(`admin.error.${reason}`)}`;
  }
}
