import { browser } from 'wxt/browser';

/**
 * Entries on their way to the journal. storage.local is written by the browser process, so an entry put here survives
 * the death of page, worker and browser right after; IndexedDB written from the worker does not. Where the disk is so
 * full that storage.local refuses too, storage.session holds them as long as the browser runs.
 */
const pendingPrefix = 'wait:';

/** In storage.session: keys of what waited when the alarm rang last. */
const seenKey = 'waiting.seen';

/** In storage.session while storage.local may be torn. */
const tornKey = 'waiting.torn';
const paddingKey = 'waiting.pad';

/** Characters; LevelDB's buffer is of 4 MiB. */
const paddingLength = 5 * 1024 * 1024;

/** The name under which the entry of a key waits in storage. */
export const pendingKey = (key: string): string => pendingPrefix + key;

/** Puts an entry by its key; putting it again changes nothing. @throws when storage refuses */
export async function putPending(key: string, entry: object): Promise<void> {
  await browser.storage.local.set({ [pendingKey(key)]: entry });
}

/** Holds an entry that could not be kept, wherever there is room. Never throws. */
export async function holdPending(key: string, entry: object): Promise<void> {
  try {
    await putPending(key, entry);
  } catch {
    await browser.storage.session.set({ [pendingKey(key)]: entry, [tornKey]: true }).catch(() => undefined);
  }
}

/** Says that the disk was full: a write to storage.local may have been torn, too. */
export async function markTornWrite(): Promise<void> {
  await browser.storage.session.set({ [tornKey]: true });
}

/** The waiting entry of a key as stored, unchecked; `undefined` when none waits. */
export async function getPending(key: string): Promise<unknown> {
  const name = pendingKey(key);
  return (await browser.storage.local.get(name))[name] ?? (await browser.storage.session.get(name))[name];
}

/** All that waits, as stored, by key. */
export async function allPending(): Promise<Map<string, unknown>> {
  const [local, session] = await Promise.all([browser.storage.local.get(null), browser.storage.session.get(null)]);
  const waiting = Object.entries({ ...session, ...local }).filter(([name]) => name.startsWith(pendingPrefix));
  return new Map(waiting.map(([name, entry]) => [name.slice(pendingPrefix.length), entry]));
}

/** Keys of all that waits. */
export async function pendingKeys(): Promise<string[]> {
  return [...(await allPending()).keys()];
}

/** Notes what waits as an alarm rings. @returns the keys that the alarm before it noted */
export async function swapSeenKeys(): Promise<string[]> {
  const before = (await browser.storage.session.get(seenKey))[seenKey] as string[] | undefined;
  await browser.storage.session.set({ [seenKey]: await pendingKeys() });
  return before ?? [];
}

/** Forgets waiting entries that have been kept. */
export async function removePending(keys: readonly string[]): Promise<void> {
  const names = keys.map(pendingKey);
  await Promise.all([browser.storage.local.remove(names), browser.storage.session.remove(names)]);
}

/**
 * Makes what waits outlive the browser after a full disk: moves what only storage.session holds, and makes storage.local
 * begin a new file. Chromium's goes on after a torn write in the same log, which the next start reads only up to there;
 * more than its buffer holds makes it rewrite all it knows.
 * @returns whether all that waits is safe
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
