import { browser } from 'wxt/browser';

/**
 * Entries on their way to the journal. storage.local is written by the browser process, so an entry put here survives
 * the death of page, worker and browser right after; IndexedDB written from the worker does not. Where the disk is so
 * full that storage.local refuses too, storage.session holds them as long as the browser runs.
 */
const PREFIX = 'wait:';

/** The name under which the entry of a key waits in storage. */
export const waitingKey = (key: string): string => PREFIX + key;

/** Puts an entry by its key; putting it again changes nothing. @throws when storage refuses */
export async function putWaiting(key: string, entry: object): Promise<void> {
  await browser.storage.local.set({ [waitingKey(key)]: entry });
}

/** Holds an entry that could not be kept, wherever there is room. Never throws. */
export async function holdWaiting(key: string, entry: object): Promise<void> {
  try {
    await putWaiting(key, entry);
  } catch {
    await browser.storage.session.set({ [waitingKey(key)]: entry }).catch(() => undefined);
  }
}

/** The waiting entry of a key as stored, unchecked; `undefined` when none waits. */
export async function getWaiting(key: string): Promise<unknown> {
  const name = waitingKey(key);
  return (await browser.storage.local.get(name))[name] ?? (await browser.storage.session.get(name))[name];
}

/** All that waits, as stored, by key. */
export async function allWaiting(): Promise<Map<string, unknown>> {
  const [local, session] = await Promise.all([browser.storage.local.get(null), browser.storage.session.get(null)]);
  const waiting = Object.entries({ ...session, ...local }).filter(([name]) => name.startsWith(PREFIX));
  return new Map(waiting.map(([name, entry]) => [name.slice(PREFIX.length), entry]));
}

/** Keys of all that waits. */
export async function waitingKeys(): Promise<string[]> {
  return [...(await allWaiting()).keys()];
}

/** Forgets waiting entries that have been kept. */
export async function removeWaiting(keys: readonly string[]): Promise<void> {
  const names = keys.map(waitingKey);
  await Promise.all([browser.storage.local.remove(names), browser.storage.session.remove(names)]);
}

/** Writes what only storage.session holds to storage.local, if it takes it now. @returns whether it holds all */
export async function settleWaiting(): Promise<boolean> {
  const session = await browser.storage.session.get(null);
  const held = Object.entries(session).filter(([name]) => name.startsWith(PREFIX));
  if (held.length === 0) return true;
  try {
    await browser.storage.local.set(Object.fromEntries(held));
    await browser.storage.session.remove(held.map(([name]) => name));
    return true;
  } catch {
    return false;
  }
}
