import type { HandLesson } from './hand-lesson.ts';
import type { Settings } from './settings.ts';
import { localTime, minuteOf } from './timetable.ts';
import { situationAt } from './verdict.ts';

const MINUTE = 60_000;

/** A week's timetable repeats within it, and a lesson by hand ends sooner. */
const HORIZON = 8 * 24 * 60;

/**
 * The minute at which educational use next begins or ends. Adjoining lessons are one stretch: no bell between them.
 * @returns `null` when nothing is going to change within eight days
 */
export function nextBell(now: Date, settings: Settings, handLesson: HandLesson | null): Date | null {
  const { educationalUse, timetable } = settings;
  if (educationalUse === 'always' || (educationalUse === 'by-hand' && !handLesson)) return null;
  const { watched } = situationAt(now, settings, handLesson);
  const past = localTime(now, timetable.zone).minute;
  const start = Math.floor(now.getTime() / MINUTE);
  const bells = minutesOfBells(settings, handLesson);
  for (let ahead = 1; ahead <= HORIZON; ahead += 1) {
    if (!bells.has((past + ahead) % 60)) continue;
    const moment = new Date((start + ahead) * MINUTE);
    if (situationAt(moment, settings, handLesson).watched !== watched) return moment;
  }
  return null;
}

/** Minutes past the hour at which anything can change; clocks are put forward and back by whole hours. */
function minutesOfBells({ timetable }: Settings, handLesson: HandLesson | null): Set<number> {
  const lessons = Object.values(timetable.week).flat();
  const clocks = lessons.flatMap(({ from, to }) => [from, to]);
  if (handLesson) clocks.push(handLesson.from.slice(11), handLesson.until?.slice(11) ?? '00:00');
  return new Set(clocks.map((clock) => minuteOf(clock) % 60));
}
