import { i18n } from '#i18n';
import type { SecretAnswer } from '../../core/messages/popup-messages.ts';

/** Return why a PIN did not open. @param clock formats a moment as local time `09:15` */
export function pinProblem(
  answer: Exclude<SecretAnswer, { kind: 'right' }>,
  clock: (moment: string) => string,
): string {
  switch (answer.kind) {
    case 'wrong':
      return answer.until === null
        ? i18n.t('exemption.wrong', { left: answer.left })
        : i18n.t('exemption.wrongAndLocked', { until: clock(answer.until) });
    case 'locked':
      return lockedText(answer.until, clock);
    case 'not-set':
      return i18n.t('exemption.notSet');
  }
}

/** Say until when no PIN is taken. */
export function lockedText(until: string, clock: (moment: string) => string): string {
  return i18n.t('exemption.locked', { until: clock(until) });
}
