import { expect, it, test } from 'vitest';
import { compareFigures } from '../../../bench/compare.ts';
import { saved } from './saved.ts';

const figure = (name: string, value: number, unit = 'ms') => ({ name, value, unit });

test.each<[string, number, number, number | null]>([
  ['slower', 10, 15, 1.5],
  ['faster', 10, 5, 0.5],
  ['none now', 10, 0, 0],
  ['none before', 0, 10, null],
  ['none in both', 0, 0, null],
])('ratio of a figure: %s', (_, before, now, ratio) => {
  const { figures } = compareFigures(saved([figure('open', before)]), saved([figure('open', now)]));
  expect(figures).toEqual([{ name: 'open', unit: 'ms', before, now, ratio }]);
});

test.each([
  ['ms', null],
  ['/s', null],
  ['incidents/s', null],
  ['MB', null],
  ['%', null],
  ['×', 2],
  ['', 2],
  ['B', 2],
  ['kB', 2],
])('on two machines the ratio of a figure in “%s” is %s', (unit, ratio) => {
  const other = saved([figure('one', 2, unit)], { processor: 'Intel Core i3' });
  expect(compareFigures(saved([figure('one', 1, unit)]), other).figures[0]?.ratio).toBe(ratio);
});

test.each([
  [{}, [], []],
  [{ load: 7 }, [], []],
  [{ browser: 'Chromium 150' }, [], ['browser']],
  [{ node: 'v26.0.0' }, [], ['node']],
  [{ cores: 4, memory: '8 GiB' }, ['cores', 'memory'], []],
  [{ processor: 'Intel', system: 'win32 10', node: 'v26.0.0' }, ['processor', 'system'], ['node']],
])('with %j the hardware differs in %j and the software in %j', (differing, hardware, software) => {
  expect(compareFigures(saved([]), saved([], differing))).toMatchObject({ hardware, software });
});

it('keeps the order and the goals of the later run', () => {
  const before = saved([{ ...figure('a', 1), goal: { most: 5 } }, figure('b', 1)]);
  const now = saved([figure('b', 2), { ...figure('a', 2), goal: { most: 3 } }]);
  const { figures } = compareFigures(before, now);
  expect(figures.map(({ name, goal }) => [name, goal])).toEqual([
    ['b', undefined],
    ['a', { most: 3 }],
  ]);
});

it('tells what only one run measured; another unit is another figure', () => {
  const before = saved([figure('old', 1), figure('size', 1, 'kB'), figure('both', 1)]);
  const now = saved([figure('both', 1), figure('size', 1000, 'B'), figure('new', 1)]);
  const { figures, onlyBefore, onlyNow } = compareFigures(before, now);
  expect(figures.map(({ name }) => name)).toEqual(['both']);
  expect(onlyBefore).toEqual([figure('old', 1), figure('size', 1, 'kB')]);
  expect(onlyNow).toEqual([figure('size', 1000, 'B'), figure('new', 1)]);
});
