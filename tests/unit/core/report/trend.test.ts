import { expect, test } from 'vitest';
import { trendOf } from '../../../../core/report/trend.ts';

test.each([
  [0, 0, 'none'],
  [3, 3, 'same'],
  [3, 0, 'new'],
  [0, 3, 'gone'],
  [2, 3, 'fewer'],
  [3, 2, 'more'],
])('%i after %i is %s', (now, before, trend) => {
  expect(trendOf(now, before)).toBe(trend);
});
