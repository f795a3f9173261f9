import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hashSecret } from '../../../../platform/exemption/pbkdf2.ts';
import {
  loadLockout,
  loadSecret,
  saveLockout,
  saveSecret,
  secretSource,
} from '../../../../platform/exemption/secrets.ts';
import { closeUntilRestart } from '../../../../platform/storage/store-session.ts';

const hash = await hashSecret('2580');
const tries = { wrong: 3, lock: null };

beforeEach(async () => {
  fakeBrowser.reset();
  await Dexie.delete('dezhurny-safe');
});

/** Opening any database of the extension after a full disk destroys all of them. */
describe('after a full disk', () => {
  beforeEach(async () => {
    await saveSecret('pin', hash);
    await closeUntilRestart();
    await Dexie.delete('dezhurny-safe');
  });

  it('still knows what it held, and opens no database for it', async () => {
    expect(await loadSecret('pin')).toBe(hash);
    expect(await secretSource('passphrase')).toBe('nowhere');
    await saveLockout('pin', tries);
    expect(await loadLockout('pin')).toEqual(tries);
    await saveLockout('pin', null);
    expect(await loadLockout('pin')).toBeNull();
    expect(await Dexie.getDatabaseNames()).not.toContain('dezhurny-safe');
  });

  it('takes no new secret, which the next browser start would forget', async () => {
    await expect(saveSecret('passphrase', hash)).rejects.toMatchObject({ name: 'StoreClosed' });
    expect(await secretSource('passphrase')).toBe('nowhere');
  });
});

it('does not say that no passphrase is set when it was never read before the disk was full', async () => {
  await closeUntilRestart();
  await expect(secretSource('passphrase')).rejects.toMatchObject({ name: 'StoreClosed' });
});
