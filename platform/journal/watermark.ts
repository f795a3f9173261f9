import { browser } from 'wxt/browser';
import { type Marked, readMarked, tagWatermark } from '../../core/journal/watermark.ts';
import { randomId } from '../browser/random-id.ts';
import { WATERMARK_KEY } from '../storage/local-keys.ts';
import { type Journal, readMeta, withJournal } from './journal-store.ts';

/**
 * Read the watermark as stored, unchecked. It lives outside IndexedDB: a damaged IndexedDB opens empty without an error,
 * and then only the watermark shows the loss.
 */
export async function readStoredMark(): Promise<unknown> {
  return (await browser.storage.local.get(WATERMARK_KEY))[WATERMARK_KEY];
}

/** Return the key of the journal's watermark; `undefined` in a journal that is new, lost, or of an earlier version. */
export async function readMarkKey(db: Journal): Promise<string | undefined> {
  return (await readMeta(db, 'mark-key'))?.key;
}

/** Make the key of the journal's watermark. The caller has read the watermark without it. */
export async function makeMarkKey(db: Journal): Promise<string> {
  const key = randomId();
  await db.known.put({ name: 'mark-key', key });
  return key;
}

/** Read the watermark with the gap it owes; `null` for one that a page wrote or removed. @throws when the store fails */
export async function readMark(): Promise<Marked | null> {
  const [stored, key] = await Promise.all([readStoredMark(), withJournal(readMarkKey)]);
  return readMarked(stored, key);
}

/** Store the watermark with the gap it owes, in one write. @throws when a store fails */
export async function writeMark(marked: Marked, key?: string): Promise<void> {
  const known = key ?? (await withJournal(async (db) => (await readMarkKey(db)) ?? makeMarkKey(db)));
  await browser.storage.local.set({ [WATERMARK_KEY]: tagWatermark(marked, known) });
}

/** Remove the watermark; part of erasing the journal. */
export async function forgetWatermark(): Promise<void> {
  await browser.storage.local.remove(WATERMARK_KEY);
}
