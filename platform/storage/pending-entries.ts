import { browser } from 'wxt/browser';

/**
 * Key prefix of pending entries. The browser process writes storage.local, so an entry stored here survives the end of
 * page, worker and browser right after; an IndexedDB write of the worker does not. If the disk is too full even for
 * storage.local, storage.session holds the entries until the browser closes.
 * https://developer.chrome.com/docs/extensions/reference/api/storage
 */
const pendingPrefix = 'wait:';

/** In storage.session: keys of the entries that were pending at the last alarm. */
const seenKey = 'waiting.seen';

/** In storage.session: set while the log file of storage.local may end in a torn write. */
const tornKey = 'waiting.torn';
const paddingKey = 'waiting.pad';

/**
 * Characters that make Chromium's LevelDB begin a new log file: more than its write buffer of 4 MiB.
 * https://github.com/google/leveldb/blob/main/include/leveldb/options.h
 */
const paddingLength = 5 * 1024 * 1024;

/** Return the storage key of a pending entry. @param key core/journal/incident.ts `entryKey` */
const pendingKey = (key: string): string => pendingPrefix + key;

/** Return true for a key of storage.local that this module uses. */
export const isPendingKey = (name: string): boolean => name.startsWith(pendingPrefix) || name === paddingKey;

/** Store a pending entry. Storing it again changes nothing. @throws when storage refuses */
export async function putPending(key: string, entry: object): Promise<void> {
  await browser.storage.local.set({ [pendingKey(key)]: entry });
}

/** Store an entry that the journal did not take, in storage.local or else in storage.session. Never throws. */
export async function holdPending(key: string, entry: object): Promise<void> {
  try {
    await putPending(key, entry);
  } catch {
    await browser.storage.session.set({ [pendingKey(key)]: entry, [tornKey]: true }).catch(() => undefined);
  }
}

/** Remember that the disk was full, so that a write to storage.local may be torn too. */
export async function markTornWrite(): Promise<void> {
  await browser.storage.session.set({ [tornKey]: true });
}

/** Return the pending entry of a key as stored, unchecked; `undefined` if absent. */
export async function getPending(key: string): Promise<unknown> {
  const name = pendingKey(key);
  return (await browser.storage.local.get(name))[name] ?? (await browser.storage.session.get(name))[name];
}

/** Return all pending entries by key, as stored, unchecked. */
export async function allPending(): Promise<Map<string, unknown>> {
  const [local, session] = await Promise.all([browser.storage.local.get(null), browser.storage.session.get(null)]);
  const waiting = Object.entries({ ...session, ...local }).filter(([name]) => name.startsWith(pendingPrefix));
  return new Map(waiting.map(([name, entry]) => [name.slice(pendingPrefix.length), entry]));
}

/** Return the keys of all pending entries. */
export async function pendingKeys(): Promise<string[]> {
  return [...(await allPending()).keys()];
}

/** Remember which entries are pending at this alarm. @returns the keys remembered at the previous alarm */
export async function swapSeenKeys(): Promise<string[]> {
  const before = (await browser.storage.session.get(seenKey))[seenKey] as string[] | undefined;
  await browser.storage.session.set({ [seenKey]: await pendingKeys() });
  return before ?? [];
}

/** Remove pending entries that the journal has. */
export async function removePending(keys: readonly string[]): Promise<void> {
  const names = keys.map(pendingKey);
  await Promise.all([browser.storage.local.remove(names), browser.storage.session.remove(names)]);
}

/**
 * Make pending entries survive the end of the browser after a full disk: move the ones in storage.session to
 * storage.local, and make storage.local begin a new log file. Chromium continues the log after a torn write, but the
 * next start reads it only up to the torn record. More data than the write buffer makes LevelDB rewrite everything.
 * @returns true if all pending entries are safe
 */
export async function repairTornStorage(): Promise<boolean> {
  const session = await browser.storage.session.get(null);
  if (session[tornKey] !== true) return true;
  const held = Object.entries(session).filter(([name]) => name.startsWith(pendingPrefix));
  try {
    await browser.storage.local.set(Object.fromEntries(held));
    await browser.storage.local.set({ [paddingKey]: 'x'.repeat(paddingLength) });
    await browser.storage.local.remove(paddingKey);
    await browser.storage.session.remove([tornKey, ...held.map(([name]) => name)]);
    return true;
  } catch {
    return false;
  }
}
