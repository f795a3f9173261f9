import { i18n } from '#i18n';

/** How many fields the policy sets, in words. */
export function policyWords(count: number): string {
  return count > 0 ? i18n.t('admin.status.policy.count', { count }) : i18n.t('admin.status.policy.none');
}
