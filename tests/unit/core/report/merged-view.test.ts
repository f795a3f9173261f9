import { randomUUID } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { newPlatformDay } from '../../../../core/journal/incident.ts';
import { timeKey } from '../../../../core/journal/time-key.ts';
import { mergeExports } from '../../../../core/report/merge.ts';
import { viewOfSchool, weekOfRoom } from '../../../../core/report/merged-view.ts';
import { viewOutside } from '../../../../core/report/outside-view.ts';
import { reportScope } from '../../../../core/report/report-scope.ts';
import type { DayRange } from '../../../../core/time/day-range.ts';
import { weekdayOf } from '../../../../core/time/weekday.ts';
import { generatedSchool } from '../../../fixtures/generated-school.ts';
import { sent } from '../../../fixtures/imported-files.ts';
import { incident } from '../../../fixtures/journal-rows.ts';
import { type CountedIncident, incidentsInFiles } from '../../../oracles/file-counts.ts';

const fromMonday = (day: string): boolean => weekdayOf(day) < 6;
const november = { from: '2026-11-01', to: '2026-11-30' };
const october = { from: '2026-10-01', to: '2026-10-31' };
const scope = reportScope(november, october, '2026-12-05', fromMonday);
const listed = ['discord', 'telegram'];
const outcomesOfWarnings = ['moved-to-max', 'moved-to-sferum', 'closed', 'stayed', 'unanswered'];

it('adds up the lessons with a permitted platform of the PCs that counted them, by what they covered', () => {
  const log = { day: '2026-11-23', dayId: '5b1f8a60-4a0c-4c59-8f0a-6d6a3b0f2c11', lessons: 5, hours: 1 };
  const fileOf = (pc: string, lessons?: number) => {
    const entries = lessons === undefined ? [] : [newPlatformDay(randomUUID(), log.day, lessons)];
    const file = sent({ name: `${pc}.json`, pc, entries });
    return { ...file, verified: { ...file.verified, sheets: [{ ...log, dayId: randomUUID() }] as never } };
  };
  const view = viewOfSchool(mergeExports([fileOf('one', 3), fileOf('two', 0), fileOf('three')]), scope, listed);
  expect(view.platform).toEqual({ now: { opened: 3, of: 12, unit: 'both', days: 2, pcs: 2 }, before: null });
});

it.each([
  ['only the month', null, '2026-11-03', false],
  ['nothing before the first record', { from: null, to: null }, '2026-11-03', false],
  ['a day of the month before', { from: null, to: null }, '2026-10-30', true],
])('compares with what files tell: %s', (_name, period, day, isBeforeKnown) => {
  const file = sent({ name: 'a.json', entries: [incident({ day })], period: period ?? november });
  expect(viewOfSchool(mergeExports([file]), scope, listed).isBeforeKnown).toBe(isBeforeKnown);
  expect(viewOutside(mergeExports([file]), scope, listed).isBeforeKnown).toBe(isBeforeKnown);
});

it('states from how many PCs the two periods come', () => {
  const of = (pc: string, first: string) =>
    sent({
      name: pc,
      pc,
      period: { from: null, to: null },
      entries: [{ ...incident({ day: first }), id: randomUUID() }],
    });
  const merged = mergeExports([of('one', '2026-09-01'), of('two', '2026-10-20'), of('three', '2026-11-04')]);
  for (const view of [viewOfSchool(merged, scope, listed), viewOutside(merged, scope, listed)]) {
    expect(view).toMatchObject({ isBeforeKnown: true, isComparable: false });
    expect(view.pcs).toEqual({ now: 3, before: 2, whole: 1, isLowerBound: false });
  }
  const old = viewOfSchool(mergeExports([of('one', '2026-09-01')]), scope, listed);
  expect(old).toMatchObject({ isComparable: true, pcs: { now: 1, before: 1 } });
});

describe.each([3, 7, 40])('the report of %i PCs for the school', (pcs) => {
  const files = generatedSchool({ pcs, seed: pcs, pcsPerRoom: 3 });
  // A file that is given twice, and one with an earlier part of the journal.
  const early = { ...files[0], name: 'early.json', entries: files[0]?.entries.slice(0, 3) ?? [] };
  const given = [...files, files[1], early] as typeof files;
  const all = incidentsInFiles(given);
  const view = viewOfSchool(mergeExports(given), scope, listed);
  const count = (range: DayRange, fits: (one: CountedIncident) => boolean = () => true): number =>
    all.filter((one) => one.day >= range.from && one.day <= range.to && fits(one)).length;

  it('shows the totals and shares that the files hold', () => {
    expect(view.incidents).toMatchObject({ now: count(november), before: count(october) });
    const moved = count(november, ({ outcome }) => outcome.startsWith('moved'));
    expect(view.moved.now).toBe(moved / count(november, ({ outcome }) => outcomesOfWarnings.includes(outcome)));
    expect(view.unreachable.before).toBe(count(october, ({ noticed }) => noticed === 'unreachable') / count(october));
  });

  it.each([
    ['systems', (one: CountedIncident) => one.system],
    ['outcomes', (one: CountedIncident) => one.outcome],
    ['noticed', (one: CountedIncident) => one.noticed],
    ['surfaces', (one: CountedIncident) => one.surface],
  ] as const)('shows every number of %s', (part, of) => {
    for (const { key, now, before } of view[part]) {
      expect([key, now]).toEqual([key, count(november, (one) => of(one) === key)]);
      expect([key, before]).toEqual([key, count(october, (one) => of(one) === key)]);
    }
  });

  it('shows every exemption by its reason', () => {
    const entries = files.flatMap((file) => file.entries);
    for (const { key, now } of view.reasons) {
      const found = entries.filter((one) => one.kind === 'exemption' && one.reason === key && one.day >= november.from);
      expect([key, now]).toEqual([key, found.length]);
    }
  });

  it('shows every day of school once, no Sunday and no day to come', () => {
    expect(view.steps.every(({ range }) => weekdayOf(range.from) !== 7)).toBe(true);
    for (const { range, count: shown } of view.steps) expect(shown).toBe(count(range));
    expect(view.steps.reduce((sum, step) => sum + (step.count ?? 0), 0)).toBe(count(november));
    const unfinished = reportScope(november, october, '2026-11-10', fromMonday);
    const quiet = viewOfSchool(mergeExports([]), unfinished, listed);
    expect(quiet.steps.at(-1)?.range.to).toBe('2026-11-10');
  });

  it('shows every lesson by weekday, and every room by system', () => {
    expect(view.weekdays).not.toContain(6);
    for (const { time, counts } of view.week) {
      counts.forEach((shown, at) => {
        const fits = (one: CountedIncident): boolean => timeKey(one) === time && weekdayOf(one.day) === at + 1;
        expect([time, at, shown]).toEqual([time, at, count(november, fits)]);
      });
    }
    const { places } = view;
    for (const [r, place] of (places?.rowKeys ?? []).entries()) {
      expect(places?.rows[r]).toBe(count(november, (one) => one.place === place));
      for (const [c, system] of (places?.columnKeys ?? []).entries()) {
        const fits = (one: CountedIncident): boolean => one.place === place && one.system === system;
        expect(places?.cells[r]?.[c]).toBe(count(november, fits));
      }
    }
    expect(places?.total).toBe(count(november));
  });

  it('hides nothing', () => {
    const rows = [view.incidents, ...view.systems, ...view.outcomes, ...view.surfaces, ...view.noticed];
    expect(rows.filter(({ now, before }) => now === null || before === null)).toEqual([]);
    expect(view.week.flatMap(({ counts }) => counts)).not.toContain(null);
  });
});

describe('the lessons of one room', () => {
  const id = (i: number): string => `3f1b2c4d-5e6f-4a7b-8c9d-${String(i).padStart(12, '0')}`;
  const opened = (i: number, day: string, lesson: number) => incident({ id: id(i), day, lesson });
  const files = [
    sent({ pc: 'one', place: 'Каб. 1', entries: [opened(1, '2026-11-23', 3), opened(2, '2026-11-24', 2)] }),
    sent({ pc: 'two', place: 'Каб. 1', entries: [opened(3, '2026-11-23', 3), opened(4, '2026-11-25', 1)] }),
    sent({ pc: 'three', place: 'Каб. 2', entries: [opened(5, '2026-11-25', 1)] }),
  ];
  const week = reportScope({ from: '2026-11-23', to: '2026-11-29' }, october, '2026-12-05', fromMonday);

  test('are withheld on a day on which one PC stands behind a lesson', () => {
    expect(weekOfRoom(mergeExports(files), week, 'Каб. 1')).toEqual([
      { time: '1', counts: [0, null, null, 0, 0, 0, 0] },
      { time: '2', counts: [0, null, null, 0, 0, 0, 0] },
      { time: '3', counts: [2, null, null, 0, 0, 0, 0] },
    ]);
  });

  test('are withheld in the report of a school with one room too', () => {
    expect(viewOfSchool(mergeExports(files.slice(0, 2)), week, listed).week[0]?.counts).toContain(null);
  });

  test('are shown in a school with several rooms, and over a month', () => {
    expect(viewOfSchool(mergeExports(files), week, listed).week[0]?.counts).toEqual([0, 0, 2, 0, 0, 0, 0]);
    expect(weekOfRoom(mergeExports(files), scope, 'Каб. 1')[0]?.counts).toEqual([0, 0, 1, 0, 0, 0, 0]);
  });
});

it('counts incidents per 100 lessons that the sealed days of all files cover', () => {
  const log = (dayId: string, lessons: number) => ({
    ...{ day: '2026-11-23', dayId, after: null, head: '', count: 0, kept: 0, hours: 0, sealed: true },
    ...{ lessons, links: new Set<string>() },
  });
  const file = (pc: string, logs: ReturnType<typeof log>[]) => {
    const one = sent({ pc, name: pc, entries: pc === 'one' ? [incident()] : [] });
    return { ...one, verified: { ...one.verified, sheets: logs } };
  };
  const files = [file('one', [log('a', 3)]), file('two', [log('b', 7)])];
  expect(viewOfSchool(mergeExports(files), scope, listed).rate).toEqual({ now: 10, before: null });
});
