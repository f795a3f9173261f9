import { isClosedUntilRestart, StoreClosed } from './store-session.ts';

/** The name of the bucket that holds the databases after the default one was damaged. */
const BUCKET_NAME = 'journal';

/**
 * Return the Dexie options that select the bucket: the separate one if it exists. A content script can make no bucket of
 * the extension's origin, so it cannot move the databases. Every database is opened with them.
 * @throws StoreClosed when no database may be opened before the next browser start
 */
export async function storeLocation(): Promise<{ indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange }> {
  if (await isClosedUntilRestart()) throw new StoreClosed();
  const isMoved = (await buckets()?.keys())?.includes(BUCKET_NAME) === true;
  const indexedDB = isMoved ? await bucket() : undefined;
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
    return (await bucket()) !== undefined;
  } catch {
    return false;
  }
}

interface Buckets {
  keys(): Promise<string[]>;
  open(name: string, options: { durability: 'strict'; persisted: true }): Promise<{ indexedDB: IDBFactory }>;
}

const buckets = (): Buckets | undefined => (navigator as Navigator & { storageBuckets?: Buckets }).storageBuckets;

async function bucket(): Promise<IDBFactory | undefined> {
  return (await buckets()?.open(BUCKET_NAME, { durability: 'strict', persisted: true }))?.indexedDB;
}
