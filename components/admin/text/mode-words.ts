import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { systemName } from '../../shared/language.ts';

/** Name the systems with a mode of their own: «Microsoft Teams: только запись». */
export function modesWords({ modes }: Pick<Settings, 'modes'>, systems: Pack['systems']): string {
  const words = Object.entries(modes).map(
    ([id, mode]) => `${systemName(systems, id)}: ${i18n.t(`report.mode.${mode}`)}`,
  );
  return words.length > 0 ? words.join(', ') : i18n.t('admin.status.no');
}
