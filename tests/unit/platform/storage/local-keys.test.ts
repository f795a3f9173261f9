import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { removeUnknownKeys, watchUnknownKeys } from '../../../../platform/storage/local-keys.ts';
import { get } from '../../../../platform/storage/private-store.ts';

const used = { given: {}, 'journal.mark': {}, 'wait:3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d': {}, 'waiting.pad': 'x' };

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny-safe');
});

it('removes what a page wrote and leaves what this version uses', async () => {
  await fakeBrowser.storage.local.set({ ...used, clock: {}, 'journal.place': 'bucket', anything: 1 });
  await removeUnknownKeys();
  expect(await fakeBrowser.storage.local.get(null)).toEqual(used);
});

it('moves settings of an earlier version before it removes them', async () => {
  await fakeBrowser.storage.local.set({ settings: { mode: 'block' } });
  await removeUnknownKeys();
  expect(await get('settings')).toEqual({ mode: 'block' });
  expect(await fakeBrowser.storage.local.get(null)).toEqual({});
});

it('tells of keys that are written, and neither of those in use nor of removals', async () => {
  const written = vi.fn();
  const stop = watchUnknownKeys(written);
  await fakeBrowser.storage.local.set(used);
  expect(written).not.toHaveBeenCalled();
  await fakeBrowser.storage.local.set({ settings: { mode: 'audit' } });
  await fakeBrowser.storage.local.remove('settings');
  expect(written).toHaveBeenCalledTimes(1);
  stop();
});
