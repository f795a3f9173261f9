import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it, test, vi } from 'vitest';
import { refreshSnapshot } from '../../../../entrypoints/background/guard/guard-snapshot.ts';
import { firstProps } from '../../../../entrypoints/popup/first-props.ts';
import { saveExemption } from '../../../../platform/exemption/secrets.ts';
import { loadFirstView } from '../../../../platform/settings/popup-facts.ts';
import { put } from '../../../../platform/storage/private-store.ts';
import { backgroundBrowser } from '../../../fixtures/background-browser.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const timetable = timetableOf({
  1: [
    { number: 1, from: '08:30', to: '09:15' },
    { number: 2, from: '09:35', to: '10:20' },
  ],
});
const byBells = { educationalUse: 'timetable', timetable };
const exemption = {
  from: '2026-11-23T04:40Z',
  until: '2026-11-23T05:15Z',
  scope: 'telegram',
  reason: 'other',
} as const;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  backgroundBrowser();
  await Dexie.delete('dezhurny-safe');
});
afterEach(() => void vi.useRealTimers());

/** What the popup shows first after the worker read the settings, at a moment of Monday. */
async function shownAt(clock: string, settings: object): Promise<ReturnType<typeof firstProps>> {
  vi.setSystemTime(new Date(`2026-11-23T${clock}:00+04:00`));
  await put('settings', settings);
  await refreshSnapshot();
  const view = await loadFirstView();
  if (!view) throw new Error('nothing is kept for the popup');
  return firstProps(view, 'ru', new Date());
}

test.each<[string, string, object, object]>([
  ['the whole day', '20:00', { educationalUse: 'always' }, { situation: { reason: 'classroom' }, school: null }],
  ['a lesson', '08:40', byBells, { situation: { reason: 'lesson', to: '09:15' }, school: { lesson: { number: 2 } } }],
  ['a break', '09:20', byBells, { situation: { reason: 'break' }, school: { time: { to: '2026-11-23T09:35' } } }],
  ['lessons that are over', '15:00', byBells, { school: { time: { why: 'after' }, lesson: { day: '2026-11-30' } } }],
])('the popup first says what holds: %s', async (_name, clock, settings, shown) => {
  expect(await shownAt(clock, settings)).toMatchObject({ ...shown, problems: { settings: 0 }, exemption: null });
});

it('tells of an exemption as long as it is on, with the name of its system and its end', async () => {
  await saveExemption(exemption);
  const shown = await shownAt('08:50', byBells);
  expect(shown).toMatchObject({ exemption });
  expect(shown.systems).toContainEqual({ id: 'telegram', name: 'Telegram' });
  expect(shown.clock(exemption.until)).toBe('09:15');
  expect(await shownAt('09:40', byBells)).toMatchObject({ exemption: null });
});

it('counts what was refused, and leads to the platforms of the regulation', async () => {
  const shown = await shownAt('08:50', { ...byBells, mode: 'loud' });
  expect(shown).toMatchObject({ problems: { settings: 1 }, words: { max: 'MAX', sferum: 'Сферум' } });
});
