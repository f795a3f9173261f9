import type { GuardSettings } from './guard-settings.ts';

/** What the guard decides by while nothing is stored: a classroom PC that warns. All that its script carries of it. */
export const defaultGuardSettings: GuardSettings = {
  mode: 'warn',
  educationalUse: 'always',
  timetable: { zone: 'Europe/Saratov', windows: [] },
  maxLink: 'https://web.max.ru/',
  sferumLink: 'https://sferum.ru/?p=start',
  countdown: 10,
};
