import { describe, expect, it, test } from 'vitest';
import { duePlans, plannableLessons } from '../../../../core/decision/due-plans.ts';
import { exemptionsLeftBeside, type PlannedExemption, withPlan } from '../../../../core/exemption/planned-exemption.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const lessons = [
  { number: 1, from: '08:30', to: '09:15' },
  { number: 2, from: '09:25', to: '10:10' },
];
const timetable = timetableOf({ 1: lessons, 2: lessons }, { shortBreaks: 10 });
const monday = '2026-11-23';
const plan = (lesson: number, day = monday): PlannedExemption => ({
  ...{ day, lesson, hour: null, scope: 'all', reason: 'demonstration' },
});
const at = (clock: string, plans: PlannedExemption[], bells = timetable) =>
  duePlans(new Date(`${monday}T${clock}+04:00`), plans, bells, []);

describe('a planned exemption', () => {
  test.each([
    ['waits before its lesson', '08:29', null, 1],
    ['begins with its lesson', '08:30', 1, 0],
    ['begins late on a PC that was off at the bell', '09:14', 1, 0],
    ['is forgotten after the bell, although the break counts as lesson time', '09:15', null, 0],
  ])('%s', (_what, clock, due, left) => {
    const found = at(clock, [plan(1)]);
    expect(found.due?.plan.lesson ?? null).toBe(due);
    expect(found.left).toHaveLength(left);
  });

  it('follows the timetable when its bells move', () => {
    const later = timetableOf({ 1: [{ number: 1, from: '09:00', to: '09:45' }] });
    expect(at('08:40', [plan(1)], later)).toEqual({
      ...{ due: null, left: [plan(1)], next: new Date(`${monday}T09:00+04:00`) },
    });
  });

  it('of a lesson that the timetable lost stays for its day only', () => {
    const none = timetableOf({ 2: lessons });
    expect(at('08:40', [plan(1)], none).left).toHaveLength(1);
    const yesterday = plan(1, '2026-11-22');
    expect(at('08:40', [yesterday], none).left).toEqual([]);
  });

  it('names the next one to wake for', () => {
    const { due, next } = at('08:40', [plan(1), plan(2), plan(1, '2026-11-24')]);
    expect(due?.plan).toEqual(plan(1));
    expect(next).toEqual(new Date(`${monday}T09:25+04:00`));
  });
});

it('can be planned for lessons that begin within seven days', () => {
  const found = plannableLessons(new Date(`${monday}T08:40+04:00`), timetable, []);
  expect(found.map(({ day, lesson }) => `${day} ${lesson}`)).toEqual([
    `${monday} 2`,
    '2026-11-24 1',
    '2026-11-24 2',
    '2026-11-30 1',
    '2026-11-30 2',
  ]);
  expect(plannableLessons(new Date(`${monday}T08:40+04:00`), timetableOf({}), [])).toEqual([]);
});

it('replaces an earlier plan for the same lesson, and counts for its day unless it is a class code', () => {
  const byCode: PlannedExemption = { ...plan(2), reason: 'class-code' };
  const plans = withPlan([plan(1), byCode], { ...plan(1), scope: 'telegram' });
  expect(plans.map(({ scope, lesson }) => [scope, lesson])).toEqual([
    ['telegram', 1],
    ['all', 2],
  ]);
  expect(exemptionsLeftBeside(plans, monday, 4, null)).toBe(3);
  expect(exemptionsLeftBeside(plans, monday, 4, { day: monday, count: 4 })).toBe(0);
});
