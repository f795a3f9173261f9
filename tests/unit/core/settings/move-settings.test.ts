import { expect, test } from 'vitest';
import { defaultGuardSettings } from '../../../../core/settings/default-guard-settings.ts';
import { firstValues } from '../../../../core/settings/move-settings.ts';

const today = '2026-11-28';
const settings = { mode: 'block', place: 'Каб. 12' };
const lesson = { from: '2026-11-28T08:00', until: null };
const exported = { month: '2026-10-01', made: today, saved: true };
const guard = { settings: { ...defaultGuardSettings, mode: 'redirect' }, handLesson: lesson };

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['a new installation begins with no settings', {}, { settings: {} }],
  ['settings of an earlier version move', { settings, given: guard }, { settings }],
  [
    'everything else of an earlier version moves too',
    { settings, 'hand-lesson': lesson, 'month-export': exported, 'expected-places': 'Каб. 1', unknown: 1 },
    { settings, 'hand-lesson': lesson, 'month-export': exported, 'expected-places': 'Каб. 1' },
  ],
  ['an earlier version without stored settings is no loss', { given: guard }, { settings: {} }],
])('%s', (_case, local, expected) => {
  expect(firstValues(local, today)).toEqual(expected);
});

test('a lost store goes on with the last snapshot, not with settings that a page put into storage.local', () => {
  const forged = { mode: 'audit' };
  const first = firstValues({ given: { ...guard, store: 'private' }, settings: forged }, today);
  expect(first).toMatchObject({ settings: { mode: 'redirect' }, 'hand-lesson': lesson, 'settings.recovered': today });
});
