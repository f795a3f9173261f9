import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { appendTo, lessonsByDay, newDayLog, sealedOf, withHeartbeat } from '../../../../core/journal/day-log.ts';
import type { Entry } from '../../../../core/journal/entry.ts';
import { newOutcome } from '../../../../core/journal/incident.ts';
import { sealText } from '../../../../core/journal/seal.ts';
import { gap, incident } from '../../../fixtures/journal-rows.ts';

const dayId = 'b7e1f0a2-3c4d-4e5f-8a6b-7c8d9e0f1a2b';
const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url');

/** JSON of flat values with sorted keys, written by hand. */
const flat = (entry: Entry): string =>
  `{${Object.entries(entry)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `"${key}":${JSON.stringify(value)}`)
    .join(',')}}`;

const empty = newDayLog('2026-11-23', dayId, null);

describe('newDayLog', () => {
  it('starts its chain from the day and a random id', () => {
    expect(empty).toEqual({
      ...{ day: '2026-11-23', dayId, after: null, count: 0, lessons: [], hours: [] },
      head: hash(`["dezhurny:day:1","${dayId}","2026-11-23"]`),
    });
  });

  it('names the day of the log before it', () => {
    expect(newDayLog('2026-11-24', dayId, empty).after).toBe('2026-11-23');
  });
});

describe('appendTo', () => {
  const entries = [incident(), newOutcome(incident().id, 'closed'), gap(2)];

  it('links every entry to the one before it', () => {
    const { dayLog, links } = appendTo(empty, entries);
    let head = empty.head;
    for (const [i, entry] of entries.entries()) {
      expect(links[i]?.prev).toBe(head);
      head = hash(`["dezhurny:link:1","${head}",${flat(entry)}]`);
      expect(links[i]?.hash).toBe(head);
    }
    expect(dayLog).toEqual({ ...empty, head, count: 3 });
  });

  it('gives the same chain in one step and in several, and changes no given log', () => {
    const before = structuredClone(empty);
    const first = appendTo(empty, entries.slice(0, 1));
    const second = appendTo(first.dayLog, entries.slice(1));
    expect(second.dayLog).toEqual(appendTo(empty, entries).dayLog);
    expect(appendTo(empty, [])).toEqual({ dayLog: empty, links: [] });
    expect(empty).toEqual(before);
  });

  it('keeps further fields of a stored log', () => {
    expect(appendTo({ ...empty, signature: null }, entries).dayLog).toHaveProperty('signature', null);
  });
});

test.each([
  ['a lesson', { lesson: 2, hour: null }, { lessons: [1, 2, 3], hours: [9] }],
  ['a lesson that is there', { lesson: 3, hour: null }, { lessons: [1, 3], hours: [9] }],
  ['an hour', { lesson: null, hour: 8 }, { lessons: [1, 3], hours: [8, 9] }],
  ['hour 0', { lesson: null, hour: 0 }, { lessons: [1, 3], hours: [0, 9] }],
  ['neither', { lesson: null, hour: null }, { lessons: [1, 3], hours: [9] }],
  ['a lesson before its hour', { lesson: 10, hour: 8 }, { lessons: [1, 3, 10], hours: [9] }],
])('withHeartbeat: %s', (_name, period, expected) => {
  const covered = { ...empty, lessons: [1, 3], hours: [9] };
  expect(withHeartbeat(covered, period)).toEqual({ ...empty, ...expected });
});

it('lessonsByDay joins the day logs of one day', () => {
  const logs = [
    { day: '2026-11-23', lessons: [1, 2] },
    { day: '2026-11-24', lessons: [] },
    { day: '2026-11-23', lessons: [2, 5] },
  ];
  expect(lessonsByDay(logs)).toEqual(
    new Map([
      ['2026-11-23', new Set([1, 2, 5])],
      ['2026-11-24', new Set()],
    ]),
  );
});

it('a seal signs counts of covered lessons and hours, not which ones', () => {
  const covered = { ...empty, count: 4, lessons: [1, 3], hours: [9] };
  expect(sealText(sealedOf(covered))).toBe(
    `["dezhurny:seal:1",{"after":null,"count":4,"day":"2026-11-23","dayId":"${dayId}","head":"${empty.head}","hours":1,"lessons":2,"v":1}]`,
  );
});
