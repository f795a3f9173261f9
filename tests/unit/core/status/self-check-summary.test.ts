import { expect, it, test } from 'vitest';
import { selfCheckSummarySchema } from '../../../../core/status/self-check-summary.ts';

const summary = { day: '2026-11-23', version: '0.1.0', pack: 'rpl-2025-09-01', passed: 9, systems: 9, failures: 0 };

it('accepts a day and counts', () => {
  expect(selfCheckSummarySchema.parse(summary)).toEqual(summary);
});

test.each([[{ day: '2026-11-23T08:40' }], [{ version: 'Canary' }], [{ at: 1_795_000_000 }], [{ passed: -1 }]])(
  'rejects a finer or invalid value: %j',
  (change) => {
    expect(selfCheckSummarySchema.safeParse({ ...summary, ...change }).success).toBe(false);
  },
);
