import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { loadRegulation, saveRegulation, watchRegulation } from '../../../../platform/settings/regulation.ts';
import { saveSettings } from '../../../../platform/settings/settings.ts';
import { choosePack } from '../../../../rules/index.ts';
import { builtInRegulation } from '../../../../rules/regulations/index.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny-safe');
});
afterEach(() => vi.restoreAllMocks());

describe('the regulation of this PC', () => {
  it('is stored where no page reads it, survives the settings and is removed', async () => {
    await saveRegulation(inventedRegulation);
    await saveSettings(defaultSettings);
    expect(await loadRegulation()).toEqual({ value: inventedRegulation, source: 'here', isUnread: false, lost: null });
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain(inventedRegulation.id);
    await saveRegulation(null);
    expect((await loadRegulation()).value).toBeUndefined();
  });

  it('gives way to the policy’s, and returns when the policy is withdrawn', async () => {
    await saveRegulation(inventedRegulation);
    await fakeBrowser.storage.managed.set({ regulation: { id: 'theirs' } });
    expect(await loadRegulation()).toEqual({ value: { id: 'theirs' }, source: 'policy', isUnread: false, lost: null });
    await fakeBrowser.storage.managed.remove('regulation');
    expect((await loadRegulation()).value).toEqual(inventedRegulation);
  });

  it('is told as unread when the store fails, and not when policy sets one', async () => {
    vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('no store'));
    expect(await loadRegulation()).toEqual({ value: null, source: 'here', isUnread: true, lost: null });
    await fakeBrowser.storage.managed.set({ regulation: 'theirs' });
    expect(await loadRegulation()).toEqual({ value: 'theirs', source: 'policy', isUnread: false, lost: null });
  });

  it('is told as lost with the store until one is stored again', async () => {
    const regulation = { id: inventedRegulation.id, items: {}, words: {} };
    await fakeBrowser.storage.local.set({ given: { settings: {}, handLesson: null, store: 'private', regulation } });
    expect(await loadRegulation()).toMatchObject({ source: 'here', lost: inventedRegulation.id });
    await saveSettings(defaultSettings);
    expect(choosePack(await loadRegulation()).problems).toEqual([
      { field: 'regulation', path: `regulation.lost: ${inventedRegulation.id}`, source: 'here' },
    ]);
    await saveRegulation(null);
    expect(choosePack(await loadRegulation()).problems).toEqual([]);
  });

  it.each([builtInRegulation.id, '<b>', 7])('is not told as lost where the snapshot has %s', async (id) => {
    await fakeBrowser.storage.local.set({
      given: { settings: {}, handLesson: null, store: 'private', regulation: { id } },
    });
    expect(choosePack(await loadRegulation()).problems).toEqual([]);
  });

  it('is announced when it is stored and when the policy’s changes', async () => {
    const changed = vi.fn();
    const stop = watchRegulation(changed);
    await saveRegulation(inventedRegulation);
    expect(changed).toHaveBeenCalledTimes(1);
    await fakeBrowser.storage.managed.set({ place: 'Каб. 12' });
    expect(changed).toHaveBeenCalledTimes(1);
    await fakeBrowser.storage.managed.set({ regulation: 'theirs' });
    expect(changed).toHaveBeenCalledTimes(2);
    stop();
    await saveRegulation(null);
    expect(changed).toHaveBeenCalledTimes(2);
  });
});
