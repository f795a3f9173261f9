import { expect, test } from 'vitest';
import { parseClock } from '../../../../core/time/parse-clock.ts';

test.each([
  ['8:30', '08:30'],
  ['08.30', '08:30'],
  ['8-30', '08:30'],
  ['0830', '08:30'],
  ['830', '08:30'],
  [' 23:59 ', '23:59'],
  ['0:00', '00:00'],
  ['24:00', null],
  ['8:60', null],
  ['8300', null],
  ['8', null],
  ['8:3', null],
  ['08:30:00', null],
  ['', null],
])('reads %j as %j', (typed, clock) => {
  expect(parseClock(typed)).toBe(clock);
});
