import { browser } from 'wxt/browser';
import { isClosedUntilRestart, StoreClosed } from './store-session.ts';

/** Where the stores lie: with the rest of the extension, or in a bucket of their own after that was damaged for good. */
type Place = 'default' | 'bucket';

const placeKey = 'journal.place';

/**
 * Where Dexie finds our stores; options for its constructor. Whoever opens any of them asks here.
 * @throws StoreClosed when none may be opened before the next browser start
 */
export async function storeLocation(): Promise<{ indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange }> {
  if (await isClosedUntilRestart()) throw new StoreClosed();
  const stored = await browser.storage.local.get(placeKey);
  const indexedDB = stored[placeKey] === 'bucket' ? await bucket() : undefined;
  return indexedDB ? { indexedDB, IDBKeyRange } : {};
}

/**
 * Chromium can open no database of an extension whose LevelDB lost its manifest, nor delete it: for good. A storage
 * bucket lies in a separate folder (Chromium 122 and later). What the old stores held is lost: of the journal a gap
 * says so, PIN and passphrase have to be set again.
 * @returns whether the stores have a new place
 */
export async function moveToBucket(): Promise<boolean> {
  try {
    const place: Place = 'bucket';
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
