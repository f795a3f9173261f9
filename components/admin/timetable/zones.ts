import { i18n } from '#i18n';

/** Time zones of Russia from west to east, each by its IANA name. */
const zones = {
  'Europe/Kaliningrad': () => i18n.t('admin.zones.kaliningrad'),
  'Europe/Moscow': () => i18n.t('admin.zones.moscow'),
  'Europe/Kirov': () => i18n.t('admin.zones.kirov'),
  'Europe/Volgograd': () => i18n.t('admin.zones.volgograd'),
  'Europe/Astrakhan': () => i18n.t('admin.zones.astrakhan'),
  'Europe/Samara': () => i18n.t('admin.zones.samara'),
  'Europe/Saratov': () => i18n.t('admin.zones.saratov'),
  'Europe/Ulyanovsk': () => i18n.t('admin.zones.ulyanovsk'),
  'Asia/Yekaterinburg': () => i18n.t('admin.zones.yekaterinburg'),
  'Asia/Omsk': () => i18n.t('admin.zones.omsk'),
  'Asia/Barnaul': () => i18n.t('admin.zones.barnaul'),
  'Asia/Krasnoyarsk': () => i18n.t('admin.zones.krasnoyarsk'),
  'Asia/Novokuznetsk': () => i18n.t('admin.zones.novokuznetsk'),
  'Asia/Novosibirsk': () => i18n.t('admin.zones.novosibirsk'),
  'Asia/Tomsk': () => i18n.t('admin.zones.tomsk'),
  'Asia/Irkutsk': () => i18n.t('admin.zones.irkutsk'),
  'Asia/Chita': () => i18n.t('admin.zones.chita'),
  'Asia/Yakutsk': () => i18n.t('admin.zones.yakutsk'),
  'Asia/Vladivostok': () => i18n.t('admin.zones.vladivostok'),
  'Asia/Magadan': () => i18n.t('admin.zones.magadan'),
  'Asia/Sakhalin': () => i18n.t('admin.zones.sakhalin'),
  'Asia/Kamchatka': () => i18n.t('admin.zones.kamchatka'),
  'Asia/Anadyr': () => i18n.t('admin.zones.anadyr'),
};

/** Return the zones to choose from, including the current one. */
export function zoneOptions(current: string): { value: string; label: string }[] {
  const options = Object.entries(zones).map(([value, city]) => ({ value, label: `${city()} (${value})` }));
  return Object.hasOwn(zones, current) ? options : [{ value: current, label: current }, ...options];
}
