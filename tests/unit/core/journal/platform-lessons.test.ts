import { describe, expect, it } from 'vitest';
import { type PlatformEvent, type PlatformStep, platformStep } from '../../../../core/journal/platform-lessons.ts';

const monday = '2026-11-23';
const tuesday = '2026-11-24';
const lesson = (number: number) => ({ lesson: number, hour: null });
const hour = (number: number) => ({ lesson: null, hour: number });

const heartbeat = (period: PlatformEvent['period'], day = monday, counts = true): PlatformEvent => ({
  ...{ day, period, counts, opened: false },
});
const opened = (period: PlatformEvent['period'], day = monday, counts = true): PlatformEvent => ({
  ...heartbeat(period, day, counts),
  opened: true,
});

/** Run events one after another. @returns the numbers of the days that are over, and what is known at the end */
function run(...events: PlatformEvent[]): { over: unknown[]; known: PlatformStep['known'] } {
  let known: PlatformStep['known'] = null;
  const over = events.flatMap((event) => {
    const step = platformStep(known, event);
    known = step.known;
    return step.over ? [step.over] : [];
  });
  return { over, known };
}

describe('the number of a day is', () => {
  it.each([
    ['0 where no platform was opened', [heartbeat(lesson(1)), heartbeat(lesson(2))], 0],
    ['1 however often it was opened in a lesson', [opened(lesson(1)), opened(lesson(1)), heartbeat(lesson(1))], 1],
    ['that of the lessons', [opened(lesson(1)), heartbeat(lesson(2)), opened(lesson(3))], 2],
    ['that of the hours without a timetable', [opened(hour(9)), opened(hour(9)), opened(hour(10))], 2],
    ['that of both where a lesson was started by hand', [opened(lesson(7)), opened(hour(16))], 2],
    ['the same when the clock goes back within the day', [opened(lesson(3)), opened(lesson(2)), opened(lesson(3))], 2],
    ['without what was opened outside lessons', [heartbeat(lesson(1)), opened(null)], 0],
    ['that before it was switched off', [opened(lesson(1)), opened(lesson(2), monday, false)], 1],
    [
      'kept when it is switched on again',
      [opened(lesson(1)), heartbeat(lesson(1), monday, false), opened(lesson(1))],
      1,
    ],
  ] as const)('%s', (_, events, lessons) => {
    expect(run(...events, heartbeat(null, tuesday)).over).toEqual([{ day: monday, lessons }]);
  });
});

describe('no number is made', () => {
  it.each([
    ['while it is off', [opened(lesson(1), monday, false), heartbeat(lesson(1), tuesday, false)]],
    ['of a day without lessons', [heartbeat(null), opened(null), heartbeat(lesson(1), tuesday)]],
    ['of the running day', [opened(lesson(1)), heartbeat(lesson(2))]],
    ['of a day that has not come, once the clock is set right', [opened(lesson(1), tuesday), heartbeat(null, monday)]],
  ] as const)('%s', (_, events) => {
    expect(run(...events).over).toEqual([]);
  });
});

it.each([
  ['off', heartbeat(lesson(1), tuesday, false)],
  ['on', heartbeat(null, tuesday)],
])('nothing of a day is left after it, %s', (_, event) => {
  expect(run(opened(lesson(4)), event).known).toBeNull();
});

it('a day follows a day', () => {
  const { over, known } = run(opened(lesson(1)), opened(lesson(2), tuesday));
  expect(over).toEqual([{ day: monday, lessons: 1 }]);
  expect(known).toEqual({ day: tuesday, lessons: [2], hours: [] });
});
