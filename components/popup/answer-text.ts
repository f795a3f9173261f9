import { i18n } from '#i18n';
import type { SecretAnswer } from '../../core/messages/popup-messages.ts';

/**
 * Return what to say about an answer of the worker; `''` where the form closes instead.
 * @param clock formats a moment as local time `09:15`
 * @param words texts of answers that differ from the usual ones
 */
export function answerText(
  answer: { kind: string },
  clock: (moment: string) => string,
  words: Partial<Record<string, string>>,
): string {
  const { kind } = answer;
  if (kind === 'wrong') return wrongText(answer as Extract<SecretAnswer, { kind: 'wrong' }>, clock, words.wrong);
  if (kind === 'locked') return lockedText((answer as Extract<SecretAnswer, { kind: 'locked' }>).until, clock);
  return words[kind] ?? usualText(kind);
}

function usualText(kind: string): string {
  switch (kind) {
    case 'not-set':
      return i18n.t('exemption.notSet');
    case 'awaited':
      return i18n.t('exemption.awaited');
    case 'used-up':
      return i18n.t('exemption.usedUp');
    case 'no-lesson':
      return i18n.t('exemption.noLesson');
    case 'failed':
      return i18n.t('exemption.failed');
    default:
      return '';
  }
}

function wrongText(
  { left, until }: Extract<SecretAnswer, { kind: 'wrong' }>,
  clock: (moment: string) => string,
  wrong = i18n.t('exemption.wrong'),
): string {
  const then =
    until === null ? i18n.t('exemption.triesLeft', { left }) : i18n.t('exemption.again', { until: clock(until) });
  return `${wrong} ${then}`;
}

/** Say until when nothing is accepted. */
export function lockedText(until: string, clock: (moment: string) => string): string {
  return i18n.t('exemption.locked', { until: clock(until) });
}
