import { browser } from 'wxt/browser';
import type { Gap } from '../../core/journal/entry.ts';
import { waitingKey, waitingKeys } from '../storage/pending-entries.ts';
import { isClosedTillRestart, StoreClosed } from '../storage/store-session.ts';

const FAILURES = 'journal.failures';
const MARK = 'journal.mark';

/** What the administrator is shown of the journal's health. */
export interface Health {
  /** Times storing an entry failed since the journal was last erased. */
  failures: number;
  /** Entries that wait to be stored. */
  waiting: number;
  /** The disk was full: entries wait for the next browser start. */
  closed: boolean;
}

/**
 * How far the journal is known to have come: its last sequence number and that row's link, how many rows it has, and
 * the number of its last sheet. `hash` is `null` where the last row has no link.
 */
export interface Mark {
  seq: number;
  rows: number;
  hash: string | null;
  sheets: number;
}

/** The mark of a journal in which nothing is. */
export const noMark: Mark = { seq: 0, rows: 0, hash: null, sheets: 0 };

/** Reads the journal's health. */
export async function loadHealth(): Promise<Health> {
  const [failures, waiting, closed] = await Promise.all([readCount(FAILURES), waitingKeys(), isClosedTillRestart()]);
  return { failures, waiting: waiting.length, closed };
}

/** Counts one failure of storing. Never throws: it is called where something has failed already. */
async function countFailure(): Promise<void> {
  try {
    await browser.storage.local.set({ [FAILURES]: (await readCount(FAILURES)) + 1 });
  } catch {
    // Nothing is left to write it to.
  }
}

/** Does `work` and counts its failure; of a closed store the failure that closed it was counted. @throws what it throws */
export async function counted<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreClosed)) await countFailure();
    throw error;
  }
}

/**
 * Reads the mark. It lives outside IndexedDB, because a damaged IndexedDB opens empty without an error and only the
 * mark tells.
 */
export async function readMark(): Promise<Mark> {
  const { seq, rows, hash, sheets } = ((await browser.storage.local.get(MARK))[MARK] ?? {}) as Partial<Mark>;
  return { seq: count(seq), rows: count(rows), hash: typeof hash === 'string' ? hash : null, sheets: count(sheets) };
}

/** Sets the mark. */
export async function writeMark(mark: Mark): Promise<void> {
  await browser.storage.local.set({ [MARK]: mark });
}

/**
 * Lowers the mark to what was found and puts the gap among what waits, in one write: whatever dies after it, the loss
 * is written down once.
 */
export async function writeLoss(found: Mark, gap: Gap): Promise<void> {
  await browser.storage.local.set({ [MARK]: found, [waitingKey(gap.id)]: gap });
}

/** Forgets counters; part of erasing the journal. */
export async function resetHealth(): Promise<void> {
  await browser.storage.local.remove([FAILURES, MARK]);
}

async function readCount(key: string): Promise<number> {
  return count((await browser.storage.local.get(key))[key]);
}

const count = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
