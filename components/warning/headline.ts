import { i18n } from '#i18n';
import type { WarningProps } from './warning-props.ts';

/** A name in Cyrillic letters would have to be declined in a sentence. */
const CYRILLIC = /[а-яё]/i;

/** Return what to do in one sentence, the name of the warning. */
export function headline({
  system,
  words: { first },
  reason,
}: Pick<WarningProps, 'system' | 'words' | 'reason'>): string {
  if (CYRILLIC.test(system + first)) return i18n.t('warning.title.names', { system, first });
  return i18n.t(reason === 'lesson' ? 'warning.title.lesson' : 'warning.title.day', { system, first });
}
