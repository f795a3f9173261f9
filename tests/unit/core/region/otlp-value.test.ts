import { expect, it } from 'vitest';
import { otlpAttributes, otlpDay } from '../../../../core/region/otlp-value.ts';

it('encodes integers as decimal strings and leaves out null and undefined', () => {
  expect(otlpAttributes({ a: 'text', b: 0, c: null, d: undefined, e: '' })).toEqual([
    { key: 'a', value: { stringValue: 'text' } },
    { key: 'b', value: { intValue: '0' } },
    { key: 'e', value: { stringValue: '' } },
  ]);
});

it('encodes a day as midnight UTC in nanoseconds', () => {
  expect(otlpDay('2026-11-23')).toBe(`${BigInt(Date.UTC(2026, 10, 23)) * 1_000_000n}`);
});
