import { expect, test } from 'vitest';
import { everySystem } from '../../../../core/exemption/active-exemption.ts';
import { exemptionSchema } from '../../../../core/exemption/exemption.ts';

const exemption = { from: '2026-11-23T05:30Z', until: '2026-11-23T06:15Z', scope: 'telegram', reason: 'fault' };

test.each([
  ['one system', {}, true],
  ['every system', { scope: everySystem }, true],
  ['an unknown reason', { reason: 'because' }, false],
  ['a scope that is no id', { scope: 'https://web.telegram.org/' }, false],
  ['seconds in a time', { from: '2026-11-23T05:30:12Z' }, false],
  ['a local time', { until: '2026-11-23T06:15' }, false],
  ['the name of a teacher', { teacher: 'x' }, false],
])('an exemption with %s is valid: %s', (_case, parts, isValid) => {
  expect(exemptionSchema.safeParse({ ...exemption, ...parts }).success).toBe(isValid);
});
