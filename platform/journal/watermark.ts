import { browser } from 'wxt/browser';
import { type Marked, readMarked, tagWatermark, type Watermark } from '../../core/journal/watermark.ts';
import { randomId } from '../browser/random-id.ts';
import { WATERMARK_KEY } from '../storage/local-keys.ts';
import { checkedBy, storedItem } from '../storage/stored-item.ts';
import { counted } from './health.ts';
import { type Journal, readMeta, type StoredDayLog, withJournal } from './journal-store.ts';

/** The end of a store: its newest day log, its watermark, and the key of the watermark. */
export interface End {
  mark: Watermark;
  dayLog: StoredDayLog;
  key: string;
}

/**
 * The known end: a copy of the end of the store in storage.session, which content scripts cannot read. It ends with the
 * browser, so the first append of a session reads the store.
 */
export const knownEnd = storedItem<End>(
  'session',
  'journal.end',
  checkedBy((raw): raw is End => raw !== undefined),
);

/**
 * Read the watermark as stored, unchecked. It lives outside IndexedDB: a damaged IndexedDB opens empty without an error,
 * and then only the watermark shows the loss.
 */
export async function readStoredMark(): Promise<unknown> {
  await endKept();
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
  const [stored, end] = await Promise.all([readStoredMark(), knownEnd.load()]);
  return (end && readMarked(stored, end.key)) ?? readMarked(stored, await withJournal(readMarkKey));
}

/**
 * Store the watermark with the gap it owes, in one write. The known end, which has the watermark before, is forgotten first.
 * @throws when a store fails
 */
export async function writeMark(marked: Marked, key?: string): Promise<void> {
  const known = key ?? (await withJournal(async (db) => (await readMarkKey(db)) ?? makeMarkKey(db)));
  await forgetEnd();
  await storeMark(marked, known);
}

function storeMark(marked: Marked, key: string): Promise<void> {
  return browser.storage.local.set({ [WATERMARK_KEY]: tagWatermark(marked, key) });
}

/** Remove the watermark; part of erasing the journal. */
export async function forgetWatermark(): Promise<void> {
  await forgetEnd();
  await browser.storage.local.remove(WATERMARK_KEY);
}

async function forgetEnd(): Promise<void> {
  await endKept();
  await knownEnd.save(null);
}

/** What {@link keepEnd} stores now. */
// biome-ignore lint/plugin: a worker that stops does not finish what it stores either
let keeping: Promise<unknown> = Promise.resolve();

/**
 * Store the watermark after an append, without a wait: the entries are on disk. Without it they are rows beyond the
 * watermark, which the next append counts. A failure is counted. The caller holds the journal's lock, which
 * platform/journal/journal.ts `exclusively` does not release before {@link endKept}.
 */
export function keepEnd({ mark, dayLog, key }: Omit<End, 'dayLog'> & { dayLog: StoredDayLog | undefined }): void {
  const store = (): Promise<unknown> =>
    Promise.all([storeMark({ mark, loss: null }, key), knownEnd.save(dayLog ? { mark, dayLog, key } : null)]);
  keeping = counted(store).catch(() => undefined);
}

/** Resolve when the watermark of the last append is stored, or has failed. */
export async function endKept(): Promise<void> {
  await keeping;
}
