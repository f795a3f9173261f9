import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hashSecret } from '../../../../platform/exemption/pbkdf2.ts';
import {
  loadExemption,
  loadLockout,
  saveExemption,
  saveSecret,
  secretSource,
} from '../../../../platform/exemption/secrets.ts';
import { lockedUntil, verifySecret } from '../../../../platform/exemption/try-secret.ts';

const hash = await hashSecret('2580');

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny-safe');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T05:00:10Z') });
});
afterEach(() => void vi.useRealTimers());

it('knows when none is set', async () => {
  expect(await verifySecret('pin', '2580')).toEqual({ kind: 'not-set' });
  await saveSecret('pin', hash);
  await saveSecret('pin', null);
  expect(await verifySecret('pin', '2580')).toEqual({ kind: 'not-set' });
});

it('locks after five wrong attempts, parallel ones included, and refuses any during the delay', async () => {
  await saveSecret('pin', hash);
  const answers = await Promise.all(Array.from({ length: 7 }, (_, i) => verifySecret('pin', `000${i}`)));
  const until = '2026-11-23T05:02Z';
  expect(answers).toEqual([
    ...[4, 3, 2, 1].map((left) => ({ kind: 'wrong', left, until: null })),
    { kind: 'wrong', left: 0, until },
    { kind: 'locked', until },
    { kind: 'locked', until },
  ]);
  expect(await verifySecret('pin', '2580')).toEqual({ kind: 'locked', until });
  expect(await verifySecret('passphrase', 'x'), 'the other secret is not locked').toEqual({ kind: 'not-set' });
  vi.setSystemTime(new Date(until));
  expect(await verifySecret('pin', '1111')).toEqual({ kind: 'wrong', left: 0, until: '2026-11-23T05:08Z' });
  vi.setSystemTime(new Date('2026-11-23T05:08:00Z'));
  expect(await verifySecret('pin', '2580')).toEqual({ kind: 'right' });
  expect(await loadLockout('pin'), 'the right one forgets the wrong ones').toBeNull();
});

it('stores a delay that restarted because the clock was set back', async () => {
  await saveSecret('pin', hash);
  for (let i = 0; i < 5; i++) await verifySecret('pin', '0000');
  vi.setSystemTime(new Date('2026-11-20T05:00:10Z'));
  expect(await lockedUntil('pin')).toBe('2026-11-20T05:02Z');
  vi.setSystemTime(new Date('2026-11-20T05:02:00Z'));
  expect(await lockedUntil('pin')).toBeNull();
});

it('a new secret forgets what was counted against the old one', async () => {
  await saveSecret('pin', hash);
  for (let i = 0; i < 5; i++) await verifySecret('pin', '0000');
  await saveSecret('pin', hash);
  expect(await verifySecret('pin', '2580')).toEqual({ kind: 'right' });
});

it('ignores values in the private store that its schemas reject', async () => {
  await saveExemption({ from: 'now', until: 'ever', scope: 'all', reason: 'other' });
  expect(await loadExemption()).toBeNull();
});

describe('a policy', () => {
  it('goes before what was set on this PC', async () => {
    await saveSecret('pin', hash);
    expect(await secretSource('pin')).toBe('here');
    await fakeBrowser.storage.managed.set({ pinHash: await hashSecret('7777') });
    expect(await secretSource('pin')).toBe('policy');
    expect(await verifySecret('pin', '2580')).toMatchObject({ kind: 'wrong' });
    expect(await verifySecret('pin', '7777')).toEqual({ kind: 'right' });
    expect(await secretSource('passphrase')).toBe('nowhere');
  });

  it('that sets what is no hash opens nothing', async () => {
    await fakeBrowser.storage.managed.set({ passphraseHash: 'верная лошадь батарея' });
    expect(await secretSource('passphrase')).toBe('policy');
    expect(await verifySecret('passphrase', 'верная лошадь батарея')).toMatchObject({ kind: 'wrong' });
  });

  it('that is unreadable counts as not set', async () => {
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValue(new Error('Managed storage manifest not found'));
    expect(await secretSource('pin')).toBe('nowhere');
    await saveSecret('pin', hash);
    expect(await verifySecret('pin', '2580')).toEqual({ kind: 'right' });
  });
});
