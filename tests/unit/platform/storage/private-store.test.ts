import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { get, put } from '../../../../platform/storage/private-store.ts';

const settings = { mode: 'block', place: 'Каб. 12' };
const lesson = { from: '2026-11-28T08:00', until: null };
const early = { settings, 'hand-lesson': lesson, given: { settings: {}, handLesson: lesson } };

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny-safe');
});
afterEach(() => vi.restoreAllMocks());

/** Make one call of a step fail, as if the worker were killed there. */
const killedAt: Record<string, () => void> = {
  'reading storage.local': () => vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValueOnce(new Error('killed')),
  'writing the private store': () =>
    vi.spyOn(Dexie.prototype, 'transaction').mockRejectedValueOnce(new Error('killed') as never),
  'removing the old keys': () =>
    vi.spyOn(fakeBrowser.storage.local, 'remove').mockRejectedValueOnce(new Error('killed')),
  'mirroring the values': () => vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValueOnce(new Error('killed')),
};

it('reads once for values that are asked for together, and again after a change', async () => {
  await put('settings', settings);
  const opened = vi.spyOn(Dexie.prototype, 'close');
  expect(await Promise.all([get('settings'), get('used'), get('pin')])).toEqual([settings, undefined, undefined]);
  expect(opened).toHaveBeenCalledTimes(1);
  await put('pin', 'hash');
  expect(await get('pin')).toBe('hash');
});

it('reads again after a read that failed', async () => {
  vi.spyOn(fakeBrowser.storage.session, 'get').mockRejectedValueOnce(new Error('refused'));
  await expect(get('settings')).rejects.toThrow('refused');
  await put('settings', settings);
  expect(await get('settings')).toEqual(settings);
});

describe('settings of an earlier version', () => {
  beforeEach(() => fakeBrowser.storage.local.set(early));

  it('move from storage.local into the private store', async () => {
    expect(await get('settings')).toEqual(settings);
    expect(await get('hand-lesson')).toEqual(lesson);
    expect(Object.keys(await fakeBrowser.storage.local.get(null))).toEqual(['given']);
  });

  it.each(Object.keys(killedAt))('are whole when the worker is killed while %s', async (step) => {
    killedAt[step]?.();
    await expect(get('settings')).rejects.toThrow('killed');
    const { settings: left } = await fakeBrowser.storage.local.get('settings');
    const moved = await get('settings');
    expect(left === undefined || JSON.stringify(left) === JSON.stringify(settings)).toBe(true);
    expect(moved).toEqual(settings);
    expect(await get('hand-lesson')).toEqual(lesson);
  });

  it('are removed from storage.local only when they are in the private store', async () => {
    const remove = vi.spyOn(fakeBrowser.storage.local, 'remove').mockImplementation(async () => {
      const db = await new Dexie('dezhurny-safe').open();
      expect(await db.table('values').get('settings')).toEqual({ name: 'settings', value: settings });
      db.close();
    });
    await get('settings');
    expect(remove).toHaveBeenCalledOnce();
  });

  it('move once when a page and the worker begin at the same time', async () => {
    const both = await Promise.all([get('settings'), put('settings', { mode: 'redirect' }), get('hand-lesson')]);
    expect(both[2]).toEqual(lesson);
    expect(await get('settings')).toEqual({ mode: 'redirect' });
  });
});

it('takes no settings from storage.local once it holds its own', async () => {
  await put('settings', settings);
  await fakeBrowser.storage.local.set({ settings: { mode: 'audit' } });
  expect(await get('settings')).toEqual(settings);
});

it('goes on with the last snapshot when the store is lost', async () => {
  await put('settings', settings);
  await fakeBrowser.storage.local.set({ given: { settings: { mode: 'block' }, handLesson: null, store: 'private' } });
  await Dexie.delete('dezhurny-safe');
  expect(await get('settings')).toEqual({ mode: 'block' });
  expect(await get('settings.recovered')).toMatch(/^\d{4}-\d\d-\d\d$/);
});
