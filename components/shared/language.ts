import { i18n } from '#i18n';
import type { System } from '../../core/rules/rule-schema.ts';

/** The language texts are shown in: English where the browser speaks it, Russian everywhere else. */
export function language(): 'ru' | 'en' {
  return i18n.t('extension.language') === 'en' ? 'en' : 'ru';
}

/** A system's name as the reader reads it; its id when the pack does not know it. */
export function systemName(systems: readonly System[], system: string): string {
  return systems.find(({ id }) => id === system)?.name[language()] ?? system;
}
