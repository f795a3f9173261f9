import { expect, test } from 'vitest';
import { countExemption, exemptionsLeft } from '../../../../core/exemption/exemption-usage.ts';

const day = '2026-11-23';

test.each([
  ['no usage', null, 4, 1],
  ['usage of today', { day, count: 3 }, 1, 4],
  ['all used', { day, count: 4 }, 0, 5],
  ['more than now allowed', { day, count: 9 }, 0, 10],
  ['usage of yesterday', { day: '2026-11-22', count: 4 }, 4, 1],
  ['usage of a later day, after the clock was corrected', { day: '2026-11-24', count: 4 }, 4, 1],
])('%s leaves %#', (_case, usage, left, next) => {
  expect(exemptionsLeft(day, 4, usage)).toBe(left);
  expect(countExemption(day, usage)).toEqual({ day, count: next });
});
