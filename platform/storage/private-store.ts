import Dexie, { type EntityTable } from 'dexie';
import { browser } from 'wxt/browser';
import { handleStorageError } from './storage-error.ts';
import { storeLocation } from './store-location.ts';
import { isClosedUntilRestart, StoreClosed } from './store-session.ts';

/**
 * The database for what no page may read or write: hashes of secrets, wrong tries, the exemption in force. Content
 * scripts can read storage.local, and so can a compromised renderer of a messenger's page. It cannot read a database
 * of the extension's origin (docs/decisions/0003-exemption-storage.md).
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

async function all(): Promise<Values> {
  if (await isClosedUntilRestart()) return mirror();
  const rows = await withPrivateStore((table) => table.toArray());
  const values: Values = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  await browser.storage.session.set({ [mirrorKey]: values });
  return values;
}

/**
 * Write a value, or remove it with `null`. It is on disk when this resolves (durability `strict`):
 * https://developer.mozilla.org/docs/Web/API/IDBTransaction/durability
 */
export async function put(name: string, value: unknown): Promise<void> {
  if (await isClosedUntilRestart()) {
    await browser.storage.session.set({ [mirrorKey]: { ...(await mirror()), [name]: value } });
    return;
  }
  await withPrivateStore(async (table) => {
    if (value === null) await table.delete(name);
    else await table.put({ name, value });
  });
  await all();
}
