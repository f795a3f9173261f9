import { expect, test } from 'vitest';
import { mayBlock, modeForSystem } from '../../../../core/settings/mode-for-system.ts';
import { modes, type Settings } from '../../../../core/settings/settings.ts';

const general = modes.map((mode) => ({ mode }));

test.each(general)('a system without its own mode has the general mode $mode', ({ mode }) => {
  expect(modeForSystem({ mode }, 'teams')).toBe(mode);
  expect(modeForSystem({ mode, modes: { viber: 'audit' } }, 'teams')).toBe(mode);
});

test.each(general)('a system has its own mode beside $mode', ({ mode }) => {
  expect(modeForSystem({ mode, modes: { teams: 'audit' } }, 'teams')).toBe('audit');
});

test.each<[Pick<Settings, 'mode'> & Partial<Settings>, boolean]>([
  [{ mode: 'warn' }, false],
  [{ mode: 'block' }, true],
  [{ mode: 'block', modes: { teams: 'audit' } }, true],
  [{ mode: 'audit', modes: { teams: 'block' } }, true],
  [{ mode: 'audit', modes: { teams: 'redirect' } }, false],
])('%o may block: %s', (settings, expected) => {
  expect(mayBlock(settings)).toBe(expected);
});
