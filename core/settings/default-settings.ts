import { noClassCode } from '../class-code/class-code-setting.ts';
import type { Timetable } from '../timetable/timetable-schema.ts';
import { defaultGuardSettings } from './default-guard-settings.ts';
import type { Settings } from './settings.ts';

/** A timetable without lessons. */
const noBells: Timetable = {
  zone: defaultGuardSettings.timetable.zone,
  bells: [],
  week: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
  shortBreaks: 0,
  calendar: { firstDay: null, lastDay: null, nationalHolidays: true, vacations: [], days: [] },
};

/** The default settings: a classroom PC that warns all day. */
export const defaultSettings: Settings = {
  ...defaultGuardSettings,
  modes: {},
  allowedAddresses: [],
  timetable: noBells,
  schoolNote: '',
  maxHelp: '',
  joinLink: '',
  mySchoolLink: '',
  place: '',
  exemptionsPerDay: 4,
  retention: 90,
  reportsOpen: false,
  monthlyExport: false,
  weeklySheet: false,
  platformLessons: false,
  classCode: noClassCode,
};
