import { expect, it } from 'vitest';
import { asOldPc } from '../../../bench/old-pc.ts';

it('gives figures the names and goals of the old PC', () => {
  const figures = [
    { name: 'incident acknowledged, cold worker, p99', value: 900, unit: 'ms', goal: { most: 500 } },
    { name: 'entry appended, p99', value: 40, unit: 'ms', goal: { most: 10 } },
  ];
  expect(asOldPc(figures)).toEqual([
    { name: 'old PC: incident acknowledged, cold worker, p99', value: 900, unit: 'ms', goal: { most: 1500 } },
    { name: 'old PC: entry appended, p99', value: 40, unit: 'ms' },
  ]);
});
