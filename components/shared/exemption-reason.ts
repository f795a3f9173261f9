import { i18n } from '#i18n';
import type { ExemptionReason } from '../../core/exemption/exemption.ts';

/** Return the display text of an exemption reason. */
export function exemptionReasonText(reason: ExemptionReason): string {
  switch (reason) {
    case 'demonstration':
      return i18n.t('exemption.reason.demonstration');
    case 'outside-contact':
      return i18n.t('exemption.reason.outsideContact');
    case 'fault':
      return i18n.t('exemption.reason.fault');
    case 'class-code':
      return i18n.t('exemption.reason.classCode');
    case 'other':
      return i18n.t('exemption.reason.other');
  }
}
