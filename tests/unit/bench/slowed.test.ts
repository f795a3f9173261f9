import { describe, expect, it, test } from 'vitest';
import { asSlowed, chosenParts, type Slowing } from '../../../bench/slowed.ts';
import type { Goal } from '../../../harness/figure.ts';

const figures = [
  { name: 'incident acknowledged, worker stopped, p99', value: 900, unit: 'ms', goal: { most: 500 } },
  { name: 'entry appended, p99', value: 40, unit: 'ms', goal: { most: 10 } },
  { name: "banner before the page's own paint, worker stopped", value: 90, unit: '%', goal: { least: 95 } },
  { name: 'popup usable, worker stopped', value: 300, unit: 'ms', goal: { most: 400 } },
  { name: 'journal page usable, 10,000 incidents', value: 2000, unit: 'ms' },
  { name: 'report usable, 10,000 incidents', value: 2000, unit: 'ms' },
];

describe('figures of a slowed browser', () => {
  test.each<[Slowing, string, (Goal | undefined)[]]>([
    ['old-pc', 'old PC: ', [{ most: 1500 }, undefined, { least: 95 }, { most: 400 }, { most: 3000 }, { most: 3000 }]],
    ['slow-pages', 'slowed pages: ', [undefined, undefined, undefined, { most: 400 }, { most: 3000 }, { most: 3000 }]],
  ])('have the names and goals of --%s', (way, prefix, goals) => {
    const expected = figures.map(({ goal: _, ...figure }, i) => {
      const goal = goals[i];
      return { ...figure, name: `${prefix}${figure.name}`, ...(goal && { goal }) };
    });
    expect(asSlowed(figures, way)).toEqual(expected);
  });
});

describe('parts that are measured', () => {
  const all = ['match', 'popup', 'wake', 'firefox'];

  test.each<[string, string[], Slowing | undefined, string[] | RegExp]>([
    ['all without a name', [], undefined, all],
    ['the named ones', ['match'], undefined, ['match']],
    ['the named ones that the way slows', ['popup', 'firefox'], 'old-pc', ['popup', 'firefox']],
    ['none that counts processor time, in a control group', ['match'], 'old-pc', /^--old-pc does not slow: match\. /],
    ['none of the worker, with slowed pages', ['popup', 'wake'], 'slow-pages', /^--slow-pages does not slow: wake\. /],
    ['none of Firefox, with slowed pages', ['firefox'], 'slow-pages', /^--slow-pages does not slow: firefox\. /],
  ])('%s', (_, named, way, expected) => {
    const chosen = chosenParts(named, all, way);
    if (expected instanceof RegExp) expect(chosen).toMatch(expected);
    else expect(chosen).toEqual(expected);
  });

  it('are what a way slows, without a name', () => {
    expect(chosenParts([], all, 'slow-pages')).toEqual(['banner', 'popup', 'report', 'scroll']);
    expect(chosenParts([], all, 'old-pc')).toContain('firefox');
  });
});
