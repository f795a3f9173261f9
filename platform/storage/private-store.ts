import Dexie, { type EntityTable } from 'dexie';
import { browser } from 'wxt/browser';
import { handleStorageError } from './storage-error.ts';
import { storeLocation } from './store-location.ts';
import { isClosedUntilRestart, StoreClosed } from './store-session.ts';

/**
 * What no page's script may read or write: hashes, counted tries, the exemption that is on. storage.local is open to
 * content scripts, and so to a messenger's page that broke out of its sandbox; a database of the extension's own
 * origin is not (docs/decisions/0003-exemption-storage.md).
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
 * In storage.session, which pages' scripts cannot read: all that the safe held when it was last read. After a full disk
 * it stands for the safe, because opening any database then costs all of them.
 */
const mirrorKey = 'safe';

type Values = Record<string, unknown>;

/** @throws StoreClosed when the safe was not read before it closed: then its content is unknown */
async function mirror(): Promise<Values> {
  const held = (await browser.storage.session.get(mirrorKey))[mirrorKey] as Values | undefined;
  if (!held) throw new StoreClosed();
  return held;
}

/** Reads a value; `undefined` where none was put. @throws StoreClosed when its content is unknown */
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

/** Writes a value that is on disk when this resolves; `null` removes it. */
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
