import { i18n } from '#i18n';
import { counted } from '../../shared/counted.ts';

/** Return a text with the number of fields that the policy sets. */
export function policyWords(count: number): string {
  return count > 0 ? counted('admin.status.policy.count', { count }) : i18n.t('admin.status.policy.none');
}
