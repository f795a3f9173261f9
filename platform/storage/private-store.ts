import Dexie, { type EntityTable } from 'dexie';
import { browser } from 'wxt/browser';
import { GUARD_SNAPSHOT_KEY } from '../../core/settings/guard-snapshot-key.ts';
import { firstValues, movedKeys } from '../../core/settings/move-settings.ts';
import { handleStorageError } from './storage-error.ts';
import { storeLocation } from './store-location.ts';
import { isClosedUntilRestart, StoreClosed } from './store-session.ts';

/**
 * The database for what no page may read or write: settings, the manual lesson, hashes of secrets, wrong tries, the
 * exemption in force. Content scripts can read and write storage.local, and so can anyone with developer tools on a
 * messenger's page. They cannot reach a database of the extension's origin (docs/decisions/0003-exemption-storage.md).
 * https://developer.chrome.com/docs/extensions/reference/api/storage#storage_areas
 */
interface PrivateStore extends Dexie {
  values: EntityTable<{ name: string; value: unknown }, 'name'>;
}

async function withPrivateStore<T>(use: (table: PrivateStore['values']) => Promise<T>): Promise<T> {
  const durable = { chromeTransactionDurability: 'strict' } as const;
  const db = new Dexie('dezhurny-safe', { ...durable, ...(await storeLocation()) }) as PrivateStore;
  db.version(1).stores({ values: 'name' });
  try {
    return await use(db.values);
  } catch (error) {
    await handleStorageError(error);
    throw error;
  } finally {
    db.close();
  }
}

/**
 * Key in storage.session, which content scripts cannot read: a copy of all values. After a full disk the copy replaces
 * the database, because opening any database would then destroy all of them.
 */
const mirrorKey = 'safe';

type Values = Record<string, unknown>;

/** @throws StoreClosed if the values were not read before the store closed */
async function mirror(): Promise<Values> {
  const held = (await browser.storage.session.get(mirrorKey))[mirrorKey] as Values | undefined;
  if (!held) throw new StoreClosed();
  return held;
}

/** Read a value; `undefined` if absent. @throws StoreClosed when the values are unknown */
export async function get(name: string): Promise<unknown> {
  return (await all())[name];
}

/** A read that has not begun yet. */
// biome-ignore lint/plugin: a worker that stops reads nothing any more
let coming: Promise<Values> | null = null;

/** Read all values. Calls share a read until it begins: a page that opens asks for many values at once. */
function all(): Promise<Values> {
  coming ??= isClosedUntilRestart()
    .finally(() => {
      coming = null;
    })
    .then(readOrMirror);
  return coming;
}

async function readOrMirror(isClosed: boolean): Promise<Values> {
  if (isClosed) return mirror();
  const stored = await readAll();
  const values = stored.settings === undefined ? await begin() : stored;
  await browser.storage.session.set({ [mirrorKey]: values });
  return values;
}

async function readAll(): Promise<Values> {
  const rows = await withPrivateStore((table) => table.toArray());
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/**
 * Write the first values of a store that holds no settings. It is safe to be killed at each step and to run twice: the
 * keys in storage.local are removed only when the values are on disk, and a store with settings is not changed.
 */
async function begin(): Promise<Values> {
  const local = await browser.storage.local.get([...movedKeys, GUARD_SNAPSHOT_KEY]);
  const first = firstValues(local, new Date().toISOString().slice(0, 10));
  await withPrivateStore((table) =>
    table.db.transaction('rw', table, async () => {
      if (await table.get('settings')) return;
      await table.bulkPut(Object.entries(first).map(([name, value]) => ({ name, value })));
    }),
  );
  await browser.storage.local.remove([...movedKeys]);
  return readAll();
}

/**
 * Write values by name in one transaction; `null` removes one. They are on disk when this resolves (durability
 * `strict`): https://developer.mozilla.org/docs/Web/API/IDBTransaction/durability
 */
export async function putAll(changes: Values): Promise<void> {
  if (await isClosedUntilRestart()) {
    await browser.storage.session.set({ [mirrorKey]: { ...(await mirror()), ...changes } });
    return;
  }
  if (!(await write(changes))) {
    await begin();
    await write(changes);
  }
  await all();
}

/** @returns false if the store holds no settings yet; then nothing is written */
function write(changes: Values): Promise<boolean> {
  const entries = Object.entries(changes);
  const rows = entries.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
  const removed = entries.flatMap(([name, value]) => (value === null ? [name] : []));
  return withPrivateStore((table) =>
    table.db.transaction('rw', table, async () => {
      if (!(await table.get('settings'))) return false;
      await table.bulkPut(rows);
      await table.bulkDelete(removed);
      return true;
    }),
  );
}

/** Write one value, as {@link putAll}. */
export function put(name: string, value: unknown): Promise<void> {
  return putAll({ [name]: value });
}
