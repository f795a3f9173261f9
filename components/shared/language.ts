import { i18n } from '#i18n';
import type { System } from '../../core/rules/rule-schema.ts';

/** Return the UI language: English if the browser's language is English, otherwise Russian. */
export function language(): 'ru' | 'en' {
  return i18n.t('extension.language') === 'en' ? 'en' : 'ru';
}

/** Return the display name of a system, or its id if the pack does not contain it. */
export function systemName(systems: readonly System[], system: string): string {
  return systems.find(({ id }) => id === system)?.name[language()] ?? system;
}
