import { addDays } from '../time/local-time.ts';
import { weekdayOf, weekdays } from '../time/weekday.ts';
import type { LessonWindow, LessonWindows } from './lesson-windows.ts';
import { type Lesson, type SingleDay, type Timetable, timetableSchema } from './timetable-schema.ts';

/** A day that windows are known for, with its lessons. */
interface KnownDay {
  day: string;
  lessons: Lesson[];
}

/**
 * Make a timetable from lesson windows, where the timetable itself is lost. On the days between the first and the last
 * window it has the same lessons. On other days it has those of the first such weekday.
 * @returns `null` if the windows fit no timetable
 */
export function recoverTimetable({ zone, windows }: LessonWindows): Timetable | null {
  const days = knownDays(windows);
  const lists = [...new Map(days.map(({ lessons }) => [JSON.stringify(lessons), lessons])).values()];
  const named = lists.filter(({ length }) => length > 0).map((lessons, i) => ({ name: String(i + 1), lessons }));
  const nameOf = ({ lessons }: KnownDay): string[] =>
    named.filter((bells) => JSON.stringify(bells.lessons) === JSON.stringify(lessons)).map(({ name }) => name);
  const week = weekdays.map((weekday) => {
    const first = days.find((one) => weekdayOf(one.day) === weekday && one.lessons.length > 0);
    return [weekday, first ? nameOf(first) : []];
  });
  const single = days.map((one): SingleDay => {
    const bells = nameOf(one);
    return bells.length > 0 ? { day: one.day, kind: 'bells', bells } : { day: one.day, kind: 'off' };
  });
  const timetable = { zone, bells: named, week: Object.fromEntries(week), calendar: { days: single } };
  return timetableSchema.safeParse(timetable).data ?? null;
}

/** Windows cover 14 days; more is not taken from a snapshot that a page may have written. */
const MAX_DAYS = 31;

/** Return every day from the first window to the last, each with its lessons. */
function knownDays(windows: readonly LessonWindow[]): KnownDay[] {
  const lessonsOf = (day: string): Lesson[] =>
    windows
      .filter((window) => window.day === day)
      .map(({ number, from, to }) => ({ number, from: from.slice(11), to: to.slice(11) }));
  const last = windows.at(-1)?.day;
  const days: KnownDay[] = [];
  for (let day = windows[0]?.day; day && last && day <= last && days.length < MAX_DAYS; day = addDays(day, 1)) {
    days.push({ day, lessons: lessonsOf(day) });
  }
  return days;
}
