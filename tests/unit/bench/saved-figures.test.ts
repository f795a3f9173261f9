import { expect, it, test } from 'vitest';
import { readSavedFigures, savedText } from '../../../bench/saved-figures.ts';
import { saved } from './saved.ts';

const banner = { name: 'banner', value: 12.3, unit: 'ms', goal: { most: 20 }, note: 'n=20' };
const share = { name: 'share', value: 95, unit: '%', goal: { least: 95 } };
const wakeUps = { name: 'wake-ups', value: 0, unit: '' };

it('reads what it wrote', () => {
  const figures = saved([banner, share, wakeUps]);
  expect(readSavedFigures(savedText(figures))).toEqual(figures);
});

it('leaves out a figure that has no number', () => {
  const none = { name: 'none', value: Number.NaN, unit: 'ms' };
  expect(readSavedFigures(savedText(saved([none, banner])))).toEqual(saved([banner]));
});

it('removes the signs that a terminal obeys', () => {
  const text = savedText(saved([{ ...wakeUps, name: 'red\u001b[31m' }]));
  expect(readSavedFigures(text)).toEqual(saved([{ ...wakeUps, name: 'red[31m' }]));
});

const whole = JSON.parse(savedText(saved([banner]))) as Record<string, unknown>;
const without = (field: string) => Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field));

test.each<[string, unknown, string]>([
  ['a number', 1, 'This is not a file of npm run bench -- --save (format dezhurny-bench-1).'],
  ['an older form', without('format'), 'This is not a file of npm run bench -- --save (format dezhurny-bench-1).'],
  [
    'another format',
    { ...whole, format: 'x' },
    'This is not a file of npm run bench -- --save (format dezhurny-bench-1).',
  ],
  ['no machine', without('machine'), 'The field machine is missing or is not as npm run bench -- --save writes it.'],
  [
    'a value as text',
    { ...whole, figures: [{ ...banner, value: '12' }] },
    'The field figures.0.value is missing or is not as npm run bench -- --save writes it.',
  ],
  [
    'a goal of two bounds',
    { ...whole, figures: [{ ...banner, goal: { most: 1, least: 1 } }] },
    'The field figures.0.goal is missing or is not as npm run bench -- --save writes it.',
  ],
  ['a name twice', { ...whole, figures: [banner, banner] }, 'Two figures have the name “banner”.'],
])('refuses %s', (_, json, why) => {
  expect(readSavedFigures(JSON.stringify(json))).toBe(why);
});

it('refuses what is not JSON', () => {
  expect(readSavedFigures('| Figure |')).toBe('This is not JSON, so npm run bench -- --save did not write it.');
});
