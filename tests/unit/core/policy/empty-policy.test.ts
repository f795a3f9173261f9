import { expect, it } from 'vitest';
import { judgeEmptyPolicy } from '../../../../core/policy/empty-policy.ts';

const MINUTE = 60_000;

it.each([
  ['installed by hand, no policy', { isForced: false, wasSeen: false, runningMs: 0, emptyStarts: 0 }, 'none'],
  ['no longer installed by policy', { isForced: false, wasSeen: true, runningMs: 0, emptyStarts: 0 }, 'none'],
  ['never seen, just started', { isForced: true, wasSeen: false, runningMs: 0, emptyStarts: 0 }, 'awaited'],
  ['never seen, running for 119 s', { isForced: true, wasSeen: false, runningMs: 119_000, emptyStarts: 0 }, 'awaited'],
  ['never seen, running for 2 min', { isForced: true, wasSeen: false, runningMs: 2 * MINUTE, emptyStarts: 0 }, 'none'],
  ['seen before, just started', { isForced: true, wasSeen: true, runningMs: 0, emptyStarts: 0 }, 'held'],
  [
    'seen before, running for a day',
    { isForced: true, wasSeen: true, runningMs: 1440 * MINUTE, emptyStarts: 0 },
    'held',
  ],
  ['empty in one start', { isForced: true, wasSeen: true, runningMs: 60 * MINUTE, emptyStarts: 1 }, 'held'],
  ['empty in two starts', { isForced: true, wasSeen: true, runningMs: 0, emptyStarts: 2 }, 'none'],
] as const)('judges an empty policy: %s', (_, facts, judged) => {
  expect(judgeEmptyPolicy(facts)).toBe(judged);
});
