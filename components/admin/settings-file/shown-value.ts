import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { settingWords } from '../text/setting-words.ts';

/** Characters of a text that the table of changes shows. */
const MAX_SHOWN_CHARACTERS = 80;

/** Return a value for the table of changes: texts and addresses as they are, but for the invitation, which is never shown. */
export function shownValue(field: keyof Settings, settings: Settings, pack: Pack): string {
  const value = field === 'allowedAddresses' ? settings.allowedAddresses.join(', ') : settings[field];
  if (typeof value !== 'string' || field === 'joinLink' || field === 'mode' || field === 'educationalUse') {
    return settingWords(field, settings, pack);
  }
  if (value === '') return i18n.t('admin.settingsFile.empty');
  return value.length > MAX_SHOWN_CHARACTERS ? `${value.slice(0, MAX_SHOWN_CHARACTERS)}…` : value;
}
