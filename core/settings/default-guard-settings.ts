import type { GuardSettings } from './guard-settings.ts';

/**
 * The guard settings while nothing is stored: a classroom PC that warns all day. The content script bundles only these.
 */
export const defaultGuardSettings: GuardSettings = {
  mode: 'warn',
  educationalUse: 'always',
  timetable: { zone: 'Europe/Saratov', windows: [] },
  maxLink: 'https://web.max.ru/',
  sferumLink: 'https://max.ru/sferum_bot?startapp',
  countdown: 20,
};
