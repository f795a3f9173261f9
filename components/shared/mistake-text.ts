import { i18n } from '#i18n';
import type { MistakeReason } from '../../core/journal/mistake-reasons.ts';

/** Return the display text of why a warning is mistaken. */
export function mistakeText(reason: MistakeReason): string {
  return i18n.t(`shared.mistake.${reason}`);
}
