import { i18n } from '#i18n';
import type { InForceReason } from '../../core/decision/verdict.ts';

/**
 * Return why the rule applies now, as a sentence.
 * @param lesson number of the lesson, if any
 * @param to the local time `09:15` at which it ends, if known
 */
export function whyNow(reason: InForceReason, lesson: number | null, to: string | null): string {
  const until = to === null ? '' : i18n.t('warning.why.until', { to });
  switch (reason) {
    case 'classroom':
      return i18n.t('warning.why.classroom');
    case 'hand-lesson':
      return i18n.t('warning.why.handLesson', { until });
    case 'lesson':
      return lesson === null
        ? i18n.t('warning.why.someLesson', { until })
        : i18n.t('warning.why.lesson', { lesson, until });
  }
}
