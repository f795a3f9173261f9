import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { Mode, Settings } from '../../../core/settings/settings.ts';
import { language, systemName } from '../../shared/language.ts';

/** Return what a mode does, as a sentence. */
export function modeMeaning(mode: Mode, { words }: Pick<Pack, 'words'>): string {
  return mode === 'redirect' ? i18n.t('admin.mode.redirect', words[language()]) : i18n.t(`admin.mode.${mode}`);
}

/** Name the systems with a mode of their own: «Microsoft Teams: только запись». */
export function modesWords({ modes }: Pick<Settings, 'modes'>, systems: Pack['systems']): string {
  const words = Object.entries(modes).map(
    ([id, mode]) => `${systemName(systems, id)}: ${i18n.t(`report.mode.${mode}`)}`,
  );
  return words.length > 0 ? words.join(', ') : i18n.t('admin.status.no');
}
