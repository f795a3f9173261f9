import { defaultSettings } from '../../core/settings/default-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { Calendar, Timetable } from '../../core/timetable/timetable-schema.ts';

const usual = {
  name: 'Обычные',
  lessons: [
    { number: 1, from: '08:30', to: '09:15' },
    { number: 2, from: '09:15', to: '10:00' },
    { number: 3, from: '10:10', to: '10:55' },
  ],
};

/**
 * Settings of a lyceum in Saratov (+04:00) with lessons from Monday to Friday: 1 from 08:30 to 09:15, 2 follows at once
 * until 10:00, 3 from 10:10 to 10:55.
 */
export function byBells(calendar: Partial<Calendar> = {}): Partial<Settings> {
  const { timetable } = defaultSettings;
  const week: Timetable['week'] = { ...timetable.week };
  for (const day of [1, 2, 3, 4, 5] as const) week[day] = [usual.name];
  return {
    mode: 'warn',
    educationalUse: 'timetable',
    timetable: { ...timetable, bells: [usual], week, calendar: { ...timetable.calendar, ...calendar } },
  };
}
