import type { Settings } from './settings.ts';
import type { Timetable } from './timetable-schema.ts';

/** A timetable in which nothing rings; spelt out, so that a page's script need not carry the schema. */
const noBells: Timetable = {
  zone: 'Europe/Saratov',
  bells: [],
  week: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
  shortBreaks: 0,
  calendar: { firstDay: null, lastDay: null, nationalHolidays: true, vacations: [], days: [] },
};

/** What holds while nobody has set anything: a classroom PC that warns. */
export const defaultSettings: Settings = {
  mode: 'warn',
  educationalUse: 'always',
  timetable: noBells,
  maxLink: 'https://web.max.ru/',
  sferumLink: 'https://sferum.ru/?p=start',
  countdown: 10,
  place: '',
};
