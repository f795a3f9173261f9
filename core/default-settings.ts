import type { Settings, Timetable } from './settings.ts';

const noLessons = (): Timetable['week'] => ({ 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] });

/** What holds while nobody has set anything: a classroom PC that warns. */
export const defaultSettings: Settings = {
  mode: 'warn',
  educationalUse: 'always',
  timetable: { zone: 'Europe/Saratov', week: noLessons() },
  maxLink: 'https://web.max.ru/',
  sferumLink: 'https://sferum.ru/?p=start',
  countdown: 10,
  place: '',
  exemptionsPerDay: 4,
  reportsOpen: false,
};
