import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import type { CheckedSettings } from '../../../../core/settings/read-settings.ts';
import { watchPolicyHashes } from '../../../../platform/settings/policy.ts';
import { loadSettings, saveSettings, watchSettings } from '../../../../platform/settings/settings.ts';

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny-safe');
});
afterEach(() => vi.restoreAllMocks());

describe('settings in force', () => {
  it('are this PC’s where a policy cannot be read, as in a Firefox without one', async () => {
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValue(new Error('Managed storage manifest not found'));
    await saveSettings({ ...defaultSettings, place: 'Каб. 12' });
    expect((await loadSettings()).settings).toEqual({ ...defaultSettings, place: 'Каб. 12' });
  });

  it('are told again when a policy comes, changes and goes', async () => {
    await saveSettings({ ...defaultSettings, place: 'Каб. 12' });
    const seen: CheckedSettings[] = [];
    const stop = watchSettings((checked) => seen.push(checked));
    const last = (place: string): Promise<void> =>
      vi.waitFor(() => expect(seen.at(-1)?.settings).toEqual({ ...defaultSettings, place }));
    await fakeBrowser.storage.managed.set({ place: 'Каб. 7' });
    await last('Каб. 7');
    expect(seen.at(-1)?.sources.place).toBe('policy');
    await saveSettings({ ...defaultSettings, place: 'Каб. 7' });
    await fakeBrowser.storage.managed.set({ place: 7 });
    await last('Каб. 12');
    expect(seen.at(-1)?.problems).toEqual([{ field: 'place', path: 'place', source: 'policy' }]);
    await fakeBrowser.storage.managed.remove('place');
    await vi.waitFor(() => expect(seen.at(-1)?.problems).toEqual([]));
    stop();
    const told = seen.length;
    await saveSettings(defaultSettings);
    expect((await loadSettings()).settings.place).toBe('');
    expect(seen).toHaveLength(told);
  });

  it('are never told late: the last change is the last that is heard of', async () => {
    const get = fakeBrowser.storage.managed.get.bind(fakeBrowser.storage.managed);
    const late = Promise.withResolvers<void>();
    const first = vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementationOnce(async () => {
      await late.promise;
      return { place: 'Каб. 1' };
    });
    first.mockImplementation(get);
    const seen: string[] = [];
    watchSettings(({ settings }) => seen.push(settings.place));
    await fakeBrowser.storage.managed.set({ place: 'Каб. 1' });
    await fakeBrowser.storage.managed.set({ place: 'Каб. 2' });
    await vi.waitFor(() => expect(seen).toEqual(['Каб. 2']));
    late.resolve();
    await new Promise((turn) => setTimeout(turn, 0));
    expect(seen).toEqual(['Каб. 2']);
  });
});

it('a secret of a policy is told of when it comes and when it goes, and nothing else is', async () => {
  const told = vi.fn();
  const stop = watchPolicyHashes(told);
  await fakeBrowser.storage.managed.set({ place: 'Каб. 7', pinHash: 'x' });
  await fakeBrowser.storage.managed.set({ place: 'Каб. 8' });
  await fakeBrowser.storage.managed.remove('pinHash');
  expect(told.mock.calls).toEqual([['pin'], ['pin']]);
  stop();
});
