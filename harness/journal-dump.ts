/** Everything that an extension stores: its storage areas and every row of every IndexedDB database. */
export interface Kept {
  local: Record<string, unknown>;
  session: Record<string, unknown>;
  databases: Record<string, Record<string, unknown[]>>;
}

interface StorageBuckets {
  keys(): Promise<string[]>;
  open(name: string): Promise<{ indexedDB: IDBFactory }>;
}

declare const chrome: { storage: Record<'local' | 'session', { get(key: null): Promise<Record<string, unknown>> }> };

/**
 * Runs in an extension page, so it may use nothing from outside itself.
 * @returns {@link Kept} as JSON; binary values become text of the same bytes, so that a search finds words in them
 */
async function dumpAll(): Promise<string> {
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const plain = async (value: unknown): Promise<unknown> => {
    if (value instanceof Blob) return latin(new Uint8Array(await value.arrayBuffer()));
    if (value instanceof ArrayBuffer) return latin(new Uint8Array(value));
    if (ArrayBuffer.isView(value)) return latin(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    if (value instanceof Date || typeof value === 'bigint') return String(value);
    if (value instanceof Map || value instanceof Set) return plain([...value]);
    if (Array.isArray(value)) return Promise.all(value.map(plain));
    if (typeof value !== 'object' || value === null) return value;
    const pairs = Object.entries(value).map(async ([key, inner]) => [key, await plain(inner)] as const);
    return Object.fromEntries(await Promise.all(pairs));
  };
  const stores = async (factory: IDBFactory, name: string): Promise<Record<string, unknown[]>> => {
    const database = await asked(factory.open(name));
    const rows: Record<string, unknown[]> = {};
    for (const store of database.objectStoreNames) {
      rows[store] = (await plain(await asked(database.transaction(store).objectStore(store).getAll()))) as unknown[];
    }
    database.close();
    return rows;
  };
  // Read before the databases: a delivered entry is in them by then.
  const [local, session] = await Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]);
  const databases: Kept['databases'] = {};
  const buckets = (navigator as { storageBuckets?: StorageBuckets }).storageBuckets;
  const factories = [indexedDB];
  for (const name of (await buckets?.keys()) ?? []) factories.push((await buckets?.open(name))?.indexedDB ?? indexedDB);
  for (const factory of factories) {
    // A permanently damaged store lists no databases; the bucket that replaced it does.
    for (const { name } of await factory.databases().catch(() => [])) {
      if (name) databases[name] = await stores(factory, name);
    }
  }
  return JSON.stringify({ local, session, databases });
}

/** Reads everything that the extension stores. */
export type Read = () => Promise<Kept>;

/** A page of either driver that evaluates code without arguments. */
interface Evaluates {
  evaluate(code: () => Promise<string>): Promise<string>;
}

/** Return a function that reads everything that the extension stores, in a page of its origin. */
export function readerIn(page: Evaluates): Read {
  return async () => JSON.parse(await page.evaluate(dumpAll));
}
