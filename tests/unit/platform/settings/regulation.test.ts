import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { loadRegulation, saveRegulation, watchRegulation } from '../../../../platform/settings/regulation.ts';
import { saveSettings } from '../../../../platform/settings/settings.ts';
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
    expect(await loadRegulation()).toEqual({ value: inventedRegulation, source: 'here', isUnread: false });
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain(inventedRegulation.id);
    await saveRegulation(null);
    expect((await loadRegulation()).value).toBeUndefined();
  });

  it('gives way to the policy’s, and returns when the policy is withdrawn', async () => {
    await saveRegulation(inventedRegulation);
    await fakeBrowser.storage.managed.set({ regulation: { id: 'theirs' } });
    expect(await loadRegulation()).toEqual({ value: { id: 'theirs' }, source: 'policy', isUnread: false });
    await fakeBrowser.storage.managed.remove('regulation');
    expect((await loadRegulation()).value).toEqual(inventedRegulation);
  });

  it('is told as unread when the store fails, and not when policy sets one', async () => {
    vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('no store'));
    expect(await loadRegulation()).toEqual({ value: null, source: 'here', isUnread: true });
    await fakeBrowser.storage.managed.set({ regulation: 'theirs' });
    expect(await loadRegulation()).toEqual({ value: 'theirs', source: 'policy', isUnread: false });
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
