import { i18n } from '#i18n';
import { secretPolicyKeys } from '../../../core/exemption/secret-hash.ts';
import { developerToolsKeys } from '../../../core/policy/developer-tools-policy.ts';
import { REGULATION_FIELD } from '../../../core/policy/policy.ts';
import { regionKeys } from '../../../core/policy/region-policy.ts';
import { totalsKeys } from '../../../core/policy/totals-policy.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import { language } from '../../shared/language.ts';

/** What names the platforms. */
export type PlatformWords = Pick<Pack, 'words' | 'platformNames'>;

/**
 * Return the display name of a settings or policy field; `null` for an unknown field.
 * @param pack the regulation in force, which names the platforms
 */
export function fieldName(field: string, { words, platformNames }: PlatformWords): string | null {
  switch (field) {
    case 'mode':
      return i18n.t('admin.mode.legend');
    case 'modes':
      return i18n.t('admin.mode.ofSystems');
    case 'educationalUse':
      return i18n.t('admin.use.legend');
    case 'timetable':
      return i18n.t('admin.timetable.title');
    case 'maxLink':
      return i18n.t('admin.field.link', { platform: platformNames.max[language()] });
    case 'sferumLink':
      return i18n.t('admin.field.link', { platform: platformNames.sferum[language()] });
    case 'maxHelp':
    case 'platformLessons':
      return i18n.t(`admin.field.${field}`, words[language()]);
    case 'allowedAddresses':
    case 'countdown':
    case 'schoolNote':
    case 'joinLink':
    case 'mySchoolLink':
    case 'place':
    case 'exemptionsPerDay':
    case 'retention':
    case 'reportsOpen':
    case 'monthlyExport':
    case 'weeklySheet':
    case 'classCode':
      return i18n.t(`admin.field.${field}`);
    default:
      return policyOnlyName(field);
  }
}

/** Fields that only a policy sets. */
function policyOnlyName(field: string): string | null {
  switch (field) {
    case REGULATION_FIELD:
      return i18n.t('admin.rules.regulation');
    case secretPolicyKeys.pin:
      return i18n.t('admin.secret.title.pin');
    case secretPolicyKeys.passphrase:
      return i18n.t('admin.secret.title.passphrase');
    case regionKeys.address:
      return i18n.t('admin.region.address');
    case regionKeys.token:
      return i18n.t('admin.region.token');
    case regionKeys.site:
      return i18n.t('admin.region.site');
    case regionKeys.place:
      return i18n.t('admin.region.place');
    case totalsKeys.address:
      return i18n.t('admin.region.totals');
    case totalsKeys.token:
      return i18n.t('admin.region.totalsToken');
    case developerToolsKeys.wish:
      return i18n.t('admin.status.developerTools.title');
    default:
      return null;
  }
}
