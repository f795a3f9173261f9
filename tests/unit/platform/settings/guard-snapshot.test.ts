import 'fake-indexeddb/auto';
import { beforeEach, expect, it, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { GuardSnapshot } from '../../../../core/decision/guard-snapshot.ts';
import { defaultGuardSettings } from '../../../../core/settings/default-guard-settings.ts';
import {
  loadOwnSnapshot,
  restoreGuardSnapshot,
  saveGuardSnapshot,
} from '../../../../platform/settings/guard-snapshot.ts';

const own: GuardSnapshot = { settings: { ...defaultGuardSettings, mode: 'block' }, handLesson: null, store: 'private' };
const stored = async (): Promise<unknown> => (await fakeBrowser.storage.local.get('given')).given;

beforeEach(() => fakeBrowser.reset());

test.each<[string, () => Promise<void>]>([
  ['changed the mode', () => fakeBrowser.storage.local.set({ given: { ...own, settings: defaultGuardSettings } })],
  ['added an exemption', () => fakeBrowser.storage.local.set({ given: { ...own, exemption: { scope: 'all' } } })],
  ['wrote something else', () => fakeBrowser.storage.local.set({ given: 7 })],
  ['removed it', () => fakeBrowser.storage.local.remove('given')],
  ['cleared the storage', () => fakeBrowser.storage.local.clear()],
])('is restored after a page %s, and the worker decides by its own meanwhile', async (_case, attack) => {
  await saveGuardSnapshot(own);
  await attack();
  expect(await loadOwnSnapshot()).toEqual(own);
  expect(await restoreGuardSnapshot()).toBe(true);
  expect(await stored()).toEqual(own);
});

it('is not foreign when the worker wrote it, several times in a row too', async () => {
  for (const countdown of [5, 6, 7])
    await saveGuardSnapshot({ ...own, settings: { ...defaultGuardSettings, countdown } });
  expect(await restoreGuardSnapshot()).toBe(false);
});

it('is left alone before the first snapshot of a browser session', async () => {
  await fakeBrowser.storage.local.set({ given: own });
  expect(await restoreGuardSnapshot()).toBe(false);
  expect(await loadOwnSnapshot()).toEqual(own);
});
