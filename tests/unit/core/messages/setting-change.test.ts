import { expect, it } from 'vitest';
import { isSettingChange, type StoredSetting } from '../../../../core/messages/setting-change.ts';

it.each<[unknown, StoredSetting, boolean]>([
  [{ type: 'setting-change', setting: 'settings' }, 'settings', true],
  [{ type: 'setting-change', setting: 'manual-lesson' }, 'manual-lesson', true],
  [{ type: 'setting-change', setting: 'regulation' }, 'regulation', true],
  [{ type: 'setting-change', setting: 'regulation' }, 'settings', false],
  [{ type: 'setting-change' }, 'settings', false],
  [{ type: 'incident', setting: 'settings' }, 'settings', false],
  [['setting-change', 'settings'], 'settings', false],
  ['setting-change', 'settings', false],
  [null, 'settings', false],
  [undefined, 'settings', false],
])('%j says that %s was stored: %s', (message, setting, expected) => {
  expect(isSettingChange(message, setting)).toBe(expected);
});
