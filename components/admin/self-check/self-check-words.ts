import { i18n } from '#i18n';

/** Return the result of a self-check as a sentence. */
export function sumWords(counts: { passed: number; systems: number; failures: number }): string {
  const { passed, systems, failures } = counts;
  if (failures === 0 && passed === systems) return i18n.t('admin.selfCheck.passed', { passed, systems });
  return i18n.t('admin.selfCheck.notPassed', { passed, systems, failures });
}
