import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { secretSource } from '../../../../platform/exemption/secrets.ts';
import { verifySecret } from '../../../../platform/exemption/try-secret.ts';
import { cachePolicy, loadPolicy } from '../../../../platform/settings/policy.ts';

const policy = { mode: 'block', passphraseHash: 'x', developerTools: 'hosts' };
const MINUTE = 60_000;

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny-safe');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T08:00:00Z') });
  installed('admin');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Say how the extension was installed. */
function installed(installType: 'admin' | 'normal'): void {
  vi.spyOn(fakeBrowser.management, 'getSelf').mockResolvedValue({
    installType,
    mayDisable: installType !== 'admin',
  } as never);
}

const restart = (): Promise<void> => fakeBrowser.storage.session.clear();

/** Let the browser run and the worker read the policy meanwhile. */
async function run(minutes: number): Promise<void> {
  await cachePolicy();
  vi.setSystemTime(Date.now() + minutes * MINUTE);
  await cachePolicy();
}

describe('installed by a policy that the browser has not given yet', () => {
  it('is shut for two minutes, and then has this PC’s own access', async () => {
    expect(await secretSource('passphrase')).toBe('awaited');
    expect(await verifySecret('passphrase', 'awaited')).toEqual({ kind: 'awaited' });
    vi.setSystemTime(Date.now() + 2 * MINUTE - 1);
    expect(await secretSource('passphrase')).toBe('awaited');
    vi.setSystemTime(Date.now() + 1);
    expect(await secretSource('passphrase')).toBe('nowhere');
    expect(await loadPolicy()).toEqual({});
  });

  it('opens as the policy says as soon as it comes', async () => {
    expect(await secretSource('passphrase')).toBe('awaited');
    await fakeBrowser.storage.managed.set(policy);
    expect(await secretSource('passphrase')).toBe('policy');
    expect(await secretSource('pin')).toBe('nowhere');
  });

  it('is open at once where it was installed by hand', async () => {
    installed('normal');
    expect(await secretSource('passphrase')).toBe('nowhere');
  });
});

describe('a policy that was seen before and is empty now', () => {
  beforeEach(async () => {
    await fakeBrowser.storage.managed.set(policy);
    await cachePolicy();
    await fakeBrowser.storage.managed.clear();
    await restart();
  });

  it('stays in force through one start, however long', async () => {
    await run(600);
    expect(await loadPolicy()).toEqual(policy);
    expect(await secretSource('passphrase')).toBe('policy');
  });

  it('is withdrawn after two starts of ten minutes', async () => {
    await run(10);
    await restart();
    await run(9);
    expect(await loadPolicy()).toEqual(policy);
    await run(1);
    expect(await loadPolicy()).toEqual({});
    expect(await secretSource('passphrase')).toBe('nowhere');
  });

  it('stays through many short starts', async () => {
    for (let start = 0; start < 5; start += 1) {
      await run(9);
      await restart();
    }
    expect(await loadPolicy()).toEqual(policy);
  });

  it('counts from the start again after the browser gave it once', async () => {
    await run(10);
    await restart();
    await fakeBrowser.storage.managed.set(policy);
    await run(10);
    await fakeBrowser.storage.managed.clear();
    await restart();
    await run(10);
    expect(await loadPolicy()).toEqual(policy);
  });

  it('is withdrawn at once where the extension is no longer installed by a policy', async () => {
    installed('normal');
    await cachePolicy();
    expect(await loadPolicy()).toEqual({});
    installed('admin');
    expect(await loadPolicy()).toEqual({});
  });
});
