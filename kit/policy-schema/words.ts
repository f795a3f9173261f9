import type { DeveloperToolsWish } from '../../core/policy/developer-tools-policy.ts';
import type { RegionDetail } from '../../core/policy/region-policy.ts';
import type { EducationalUse, Mode } from '../../core/settings/settings.ts';

/** Languages of the administrative template. */
export type PolicyLanguage = 'ru' | 'en';

/** Texts of the administrative template about the extension. */
export const productWords: Record<'product' | 'about' | 'supported', Record<PolicyLanguage, string>> = {
  product: { ru: 'Дежурный', en: 'Dezhurny' },
  about: {
    ru: 'Настройки расширения «Дежурный». Заданное политикой важнее заданного на компьютере и на странице администратора не меняется; незаданное остаётся за компьютером.',
    en: 'Settings of the Dezhurny extension. A value set by policy overrides the value on the PC and cannot be changed on the administrator’s page. Fields that are not set are left to the PC.',
  },
  supported: {
    ru: 'Chrome, Edge, Яндекс Браузер и Chromium 109 и новее; Firefox 128 и новее',
    en: 'Chrome, Edge, Yandex Browser and Chromium 109 and later; Firefox 128 and later',
  },
};

/** Texts of the values that a field chooses from; a missing one is a compile error. */
export const valueWords: Record<
  Mode | EducationalUse | DeveloperToolsWish | RegionDetail,
  Record<PolicyLanguage, string>
> = {
  sums: { ru: 'суммы за день', en: 'sums of a day' },
  entries: { ru: 'отдельные записи', en: 'single entries' },
  audit: { ru: 'только запись в журнал', en: 'record only' },
  warn: { ru: 'напоминание, можно остаться', en: 'warn, the person may stay' },
  redirect: { ru: 'напоминание и переход в MAX', en: 'warn and open MAX' },
  block: { ru: 'без доступа', en: 'no access' },
  always: { ru: 'весь день', en: 'all day' },
  timetable: { ru: 'по расписанию звонков', en: 'by the bell timetable' },
  'by-hand': { ru: 'когда занятие начал преподаватель', en: 'when a teacher has started a lesson' },
  hosts: { ru: 'закрыты на страницах мессенджеров', en: 'closed on the messengers’ pages' },
  everywhere: { ru: 'закрыты везде', en: 'closed everywhere' },
  extension: { ru: 'закрыты на страницах расширения', en: 'closed on the extension’s pages' },
  open: { ru: 'открыты', en: 'open' },
};
