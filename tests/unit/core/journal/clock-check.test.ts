import { expect, it, test } from 'vitest';
import { checkClock, zoneDiffers } from '../../../../core/journal/clock-check.ts';

const zones = { pc: 'Europe/Saratov', lyceum: 'Europe/Saratov', byBells: true };
const noon = (day: string): Date => new Date(`${day}T12:00:00+04:00`);

test.each([
  ['Europe/Moscow', 'Europe/Saratov', true],
  ['Europe/Samara', 'Europe/Saratov', false], // another name, the same time
  ['Europe/Saratov', 'Europe/Saratov', false],
  ['', 'Europe/Saratov', false],
])('%j beside %s differs: %s', (pc, lyceum, differs) => {
  expect(zoneDiffers(noon('2026-11-23'), pc, lyceum)).toBe(differs);
});

it('notes once that the clock went back a day', () => {
  const first = checkClock(noon('2026-11-23'), null, zones);
  expect(first).toEqual({ memory: { day: '2026-11-23', hour: '2026-11-23T08', noted: {} }, causes: [] });
  const back = checkClock(noon('2026-11-20'), first.memory, zones);
  expect(back).toEqual({
    memory: { day: '2026-11-20', hour: '2026-11-20T08', noted: { 'clock-back': '2026-11-20' } },
    causes: ['clock-back'],
  });
  expect(checkClock(noon('2026-11-20'), back.memory, zones).causes).toEqual([]);
  expect(checkClock(noon('2026-11-21'), back.memory, zones).causes).toEqual([]);
});

test.each([
  ['two hours', '2026-11-23T06:00:00Z', true],
  ['a minute, over a full hour', '2026-11-23T07:59:30Z', false],
  ['not at all', '2026-11-23T08:00:00Z', false],
])('a clock that went back %s', (_far, moment, noted) => {
  const { memory } = checkClock(new Date('2026-11-23T08:00:30Z'), null, zones);
  expect(checkClock(new Date(moment), memory, zones).causes).toEqual(noted ? ['clock-back'] : []);
});

it('does not count the end of daylight saving time as a clock that went back', () => {
  const berlin = { pc: 'Europe/Berlin', lyceum: 'Europe/Berlin', byBells: true };
  const { memory } = checkClock(new Date('2026-10-25T00:59:00Z'), null, berlin);
  expect(checkClock(new Date('2026-10-25T01:01:00Z'), memory, berlin).causes).toEqual([]);
});

it('compares days if no hour is stored', () => {
  const old = { day: '2026-11-23', noted: {} };
  expect(checkClock(noon('2026-11-20'), old, zones).causes).toEqual(['clock-back']);
  expect(checkClock(noon('2026-11-23'), old, zones).causes).toEqual([]);
});

it('notes another zone once a day, and only if the rules apply by the timetable', () => {
  const moscow = { ...zones, pc: 'Europe/Moscow' };
  const today = checkClock(noon('2026-11-23'), null, moscow);
  expect(today.causes).toEqual(['zone-differs']);
  expect(checkClock(noon('2026-11-23'), today.memory, moscow).causes).toEqual([]);
  expect(checkClock(noon('2026-11-24'), today.memory, moscow).causes).toEqual(['zone-differs']);
  expect(checkClock(noon('2026-11-24'), today.memory, { ...moscow, byBells: false }).causes).toEqual([]);
});
