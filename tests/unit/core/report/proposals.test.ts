import { expect, test } from 'vitest';
import { proposalsOf } from '../../../../core/report/proposals.ts';
import type { ComparedCount, Share } from '../../../../core/report/report-view.ts';

const peak = { time: '6', weekday: 4 };

test.each<[string, Record<string, number>, Share, string | null, (string | undefined)[]]>([
  ['a system that leads', { telegram: 8, viber: 2 }, 0.9, 'warn', ['block telegram', 'talk', 'keep']],
  [
    'few moves after a reminder',
    { telegram: 3, viber: 3, discord: 3, wechat: 2 },
    0.2,
    'warn',
    ['redirect', 'talk', 'keep'],
  ],
  ['many moves', { a: 1, b: 1, c: 1, d: 1 }, 0.8, 'warn', ['talk', 'teach', 'keep']],
  ['incidents that are only recorded', { telegram: 8, viber: 2 }, 'none', 'audit', ['block telegram', 'warn', 'keep']],
  ['a closed system', { viber: 8, telegram: 2 }, 'none', 'block', ['talk', 'teach', 'keep']],
  ['files of other PCs', { telegram: 8 }, 0.1, null, ['block telegram', 'talk', 'keep']],
  ['no incidents', { telegram: 0 }, 'none', 'warn', ['talk', 'teach', 'keep']],
])('%s: three proposals, the last of which keeps everything', (_, systems, moved, mode, expected) => {
  const rows = Object.entries(systems).map(([key, now]): ComparedCount => ({ key, now, before: 0 }));
  const all = Object.values(systems).reduce((sum, count) => sum + count, 0);
  const view = {
    incidents: { key: 'incidents', now: all, before: 0 },
    systems: rows,
    moved: { now: moved, before: moved },
  };
  const facts = { mode: mode as 'warn' | null, isBlocked: (system: string) => system === 'viber' };
  const found = proposalsOf(view, { peak }, facts);
  expect(found.map((one) => (one.name === 'block' ? `block ${one.system}` : one.name))).toEqual(expected);
});

test('proposes nothing about a system whose count is suppressed', () => {
  const view = {
    incidents: { key: 'incidents', now: null, before: 0 },
    systems: [{ key: 'telegram', now: null, before: null }],
    moved: { now: 'suppressed' as const, before: 'none' as const },
  };
  const found = proposalsOf(view, { peak: null }, { mode: null, isBlocked: () => false });
  expect(found).toEqual([{ name: 'talk', peak: null }, { name: 'teach' }, { name: 'keep' }]);
});
