import { expect, test } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { applyFields, readSettings } from '../../../../core/settings/read-settings.ts';

test.each([
  ['nothing', undefined, []],
  ['null', null, []],
  ['a list', [], ['settings']],
  ['a text', 'x', ['settings']],
  ['an unknown field', { colour: 'red' }, ['colour']],
  ['a wrong mode', { mode: 'off' }, ['mode']],
  ['a link without https', { maxLink: 'http://max.ru/' }, ['maxLink']],
  ['a number in a text', { countdown: '10' }, ['countdown']],
  [
    'a wrong bell',
    { timetable: { bells: [{ name: 'A', lessons: [{ number: 0 }] }] } },
    ['timetable.bells.0.lessons.0.number'],
  ],
])('reads defaults from %s and reports it', (_case, raw, paths) => {
  const { settings, sources, problems } = readSettings(raw);
  expect(settings).toEqual(defaultSettings);
  expect(sources).toEqual({});
  expect(problems.map(({ path }) => path)).toEqual(paths);
});

test('keeps valid fields beside invalid ones', () => {
  const { settings, sources, problems } = readSettings({ mode: 'block', retention: 0 });
  expect(settings).toEqual({ ...defaultSettings, mode: 'block' });
  expect(sources).toEqual({ mode: 'here' });
  expect(problems).toEqual([{ field: 'retention', path: 'retention', source: 'here' }]);
});

test.each([1, 30, 90, 365, 400])('keeps a retention of %i days that this PC has', (retention) => {
  expect(readSettings({ retention })).toMatchObject({ settings: { retention }, sources: { retention: 'here' } });
});

test('keeps entries for 90 days where no retention is set, and refuses more than 400', () => {
  expect(readSettings(undefined).settings.retention).toBe(90);
  expect(readSettings({ retention: 401 }).settings.retention).toBe(90);
});

test('lets a valid policy field override this PC, and an invalid one not', () => {
  const here = readSettings({ mode: 'block', countdown: 20 });
  const { settings, sources } = applyFields(here, { mode: 'audit', countdown: 1000 }, 'policy');
  expect([settings.mode, settings.countdown]).toEqual(['audit', 20]);
  expect(sources).toEqual({ mode: 'policy', countdown: 'here' });
});

test.each([
  ['a short one on this PC', { countdown: 10 }, undefined, 20, 10],
  ['a short one by policy', { countdown: 30 }, { countdown: 3 }, 20, 3],
  ['a policy that sets a longer one', { countdown: 10 }, { countdown: 30 }, 30, undefined],
  ['a policy that sets the shortest one', { countdown: 10 }, { countdown: 20 }, 20, undefined],
  ['a policy that does not fit', { countdown: 10 }, { countdown: 1000 }, 20, 10],
  ['a policy of another field', { countdown: 10 }, { mode: 'audit' }, 20, 10],
])('raises a countdown that is too short to read, and tells of it: %s', (_case, here, policy, countdown, asked) => {
  const checked = applyFields(readSettings(here), policy, 'policy');
  expect([checked.settings.countdown, checked.raisedCountdown]).toEqual([countdown, asked]);
});
