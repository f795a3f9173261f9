import { browser } from 'wxt/browser';
import { isClosedUntilRestart, StoreClosed } from './store-session.ts';

/** Where the databases are: in the extension's default bucket, or in a separate one after the default was damaged. */
type StoreKind = 'default' | 'bucket';

const placeKey = 'journal.place';

/**
 * Return the Dexie options that select the bucket. Every database is opened with them.
 * @throws StoreClosed when no database may be opened before the next browser start
 */
export async function storeLocation(): Promise<{ indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange }> {
  if (await isClosedUntilRestart()) throw new StoreClosed();
  const stored = await browser.storage.local.get(placeKey);
  const indexedDB = stored[placeKey] === 'bucket' ? await bucket() : undefined;
  return indexedDB ? { indexedDB, IDBKeyRange } : {};
}

/**
 * Move the databases to a storage bucket, which has a separate folder (Chromium 122 or later). If LevelDB loses its
 * manifest, Chromium can neither open nor delete any database in the old folder. The old content is lost: the journal
 * gets a gap, and PIN and passphrase have to be set again.
 * https://developer.chrome.com/docs/web-platform/storage-buckets
 * @returns true if the databases were moved
 */
export async function moveToBucket(): Promise<boolean> {
  try {
    const place: StoreKind = 'bucket';
    if (!(await bucket())) return false;
    await browser.storage.local.set({ [placeKey]: place });
    return true;
  } catch {
    return false;
  }
}

interface Buckets {
  open(name: string, options: { durability: 'strict'; persisted: true }): Promise<{ indexedDB: IDBFactory }>;
}

async function bucket(): Promise<IDBFactory | undefined> {
  const { storageBuckets } = navigator as Navigator & { storageBuckets?: Buckets };
  return (await storageBuckets?.open('journal', { durability: 'strict', persisted: true }))?.indexedDB;
}
