import { defaultSettings } from '../../core/settings/default-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { formatClock, localTime } from '../../core/time/local-time.ts';
import { mapWeek } from '../../core/time/weekday.ts';

/** A lesson by its beginning and end in minutes after some moment. */
export interface LessonAround {
  number: number;
  from: number;
  to: number;
}

/** Settings by which these lessons are on every day, so that no midnight and no holiday matters. */
export function lessonsAround(at: Date, lessons: readonly LessonAround[]): Partial<Settings> {
  const { timetable } = defaultSettings;
  const { minute } = localTime(at, timetable.zone);
  const day = lessons.map(({ number, from, to }) => ({
    number,
    from: formatClock(minute + from),
    to: formatClock(minute + to),
  }));
  const calendar = { ...timetable.calendar, nationalHolidays: false };
  const bells = [{ name: 'Обычные', lessons: day }];
  return {
    educationalUse: 'timetable',
    timetable: { ...timetable, bells, week: mapWeek(() => ['Обычные']), calendar },
  };
}
