import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BELL_ALARM, updateBlocking } from '../../../../../entrypoints/background/guard/block.ts';
import { LESSON_WINDOWS_ALARM, refreshSnapshot } from '../../../../../entrypoints/background/guard/guard-snapshot.ts';
import { saveExemption } from '../../../../../platform/exemption/secrets.ts';
import { loadOwnSnapshot } from '../../../../../platform/settings/guard-snapshot.ts';
import { put } from '../../../../../platform/storage/private-store.ts';
import { type BackgroundBrowser, backgroundBrowser } from '../../../../fixtures/background-browser.ts';
import { timetableOf } from '../../../../fixtures/timetables.ts';

const timetable = timetableOf({ 1: [{ number: 1, from: '08:30', to: '09:15' }] });
const settings = { mode: 'block', educationalUse: 'timetable', timetable };
const at = (clock: string): string => `2026-11-23T${clock}:00+04:00`;

let pc: BackgroundBrowser;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(at('08:40')) });
  pc = backgroundBrowser();
  await Dexie.delete('dezhurny-safe');
  await put('settings', settings);
});
afterEach(() => void vi.useRealTimers());

const alarm = async (name: string): Promise<string | null> => {
  const set = await browser.alarms.get(name);
  return set ? new Date(set.scheduledTime).toISOString().slice(0, 16) : null;
};

it('blocks in the lesson, and lets go at the bell', async () => {
  await refreshSnapshot();
  expect(pc.blockRules().length).toBeGreaterThan(0);
  expect(await alarm(BELL_ALARM)).toBe('2026-11-23T05:15');
  vi.setSystemTime(at('09:15'));
  await updateBlocking();
  expect([pc.blockRules(), await alarm(BELL_ALARM)]).toEqual([[], '2026-11-30T04:30']);
});

it.each<[string, object]>([
  ['warn', { ...settings, mode: 'warn' }],
  ['audit', { ...settings, mode: 'audit' }],
])('blocks nothing in mode %s, and needs no bell', async (_mode, given) => {
  await put('settings', given);
  await refreshSnapshot();
  expect([pc.blockRules(), await alarm(BELL_ALARM)]).toEqual([[], null]);
});

it('does not block what a teacher allows', async () => {
  await saveExemption({ from: '2026-11-23T04:40Z', until: '2026-11-23T05:15Z', scope: 'all', reason: 'other' });
  await refreshSnapshot();
  expect(pc.blockRules()).toEqual([]);
});

it('writes rules that are in force again only after an update', async () => {
  await refreshSnapshot();
  await updateBlocking();
  expect(fakeBrowser.declarativeNetRequest.updateDynamicRules).toHaveBeenCalledTimes(1);
  await updateBlocking({ renew: true });
  expect(fakeBrowser.declarativeNetRequest.updateDynamicRules).toHaveBeenCalledTimes(2);
});

it('tries again in a minute when the browser refuses the rules', async () => {
  vi.mocked(fakeBrowser.declarativeNetRequest.updateDynamicRules).mockRejectedValueOnce(new Error('refused'));
  await refreshSnapshot();
  expect([pc.blockRules(), await alarm(BELL_ALARM)]).toEqual([[], '2026-11-23T04:41']);
  await updateBlocking();
  expect(pc.blockRules().length).toBeGreaterThan(0);
});

it('follows a policy that comes and changes', async () => {
  await put('settings', { ...settings, mode: 'warn' });
  const modeUnder = async (policy: object | null): Promise<string> => {
    await fakeBrowser.storage.managed.clear();
    if (policy) await fakeBrowser.storage.managed.set(policy as Record<string, unknown>);
    await refreshSnapshot();
    return (await loadOwnSnapshot()).settings.mode;
  };
  expect(await modeUnder(null)).toBe('warn');
  expect(await modeUnder({ mode: 'block' })).toBe('block');
  expect(pc.blockRules().length).toBeGreaterThan(0);
  expect(await modeUnder({ mode: 'audit' })).toBe('audit');
  expect(pc.blockRules()).toEqual([]);
});

it('computes the lessons of the next days again each half day, where there is a timetable', async () => {
  await refreshSnapshot();
  expect(await alarm(LESSON_WINDOWS_ALARM)).toBe('2026-11-23T16:40');
  await put('settings', { mode: 'warn', educationalUse: 'always' });
  await refreshSnapshot();
  expect(await alarm(LESSON_WINDOWS_ALARM)).toBeNull();
});

it('shows a problem on the icon when a setting is refused', async () => {
  await put('settings', { ...settings, mode: 'warn', countdown: 9999 });
  await refreshSnapshot();
  expect(pc.badge()).toBe('!');
});
