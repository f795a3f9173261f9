import { browser } from 'wxt/browser';
import { waitingKeys } from './waiting.ts';

const FAILURES = 'journal.failures';
const MARK = 'journal.mark';

/** What the administrator is shown of the journal's health. */
export interface Health {
  /** Times storing an entry failed since the journal was last erased. */
  failures: number;
  /** Entries that wait to be stored. */
  waiting: number;
}

/** Reads the journal's health. */
export async function loadHealth(): Promise<Health> {
  const [failures, waiting] = await Promise.all([readCount(FAILURES), waitingKeys()]);
  return { failures, waiting: waiting.length };
}

/** Counts one failure of storing. Never throws: it is called where something has failed already. */
export async function countFailure(): Promise<void> {
  try {
    await browser.storage.local.set({ [FAILURES]: (await readCount(FAILURES)) + 1 });
  } catch {
    // Nothing is left to write it to.
  }
}

/**
 * The highest sequence number the journal is known to have reached. It lives outside IndexedDB, because a damaged
 * IndexedDB opens empty without an error and only this number tells.
 */
export function readMark(): Promise<number> {
  return readCount(MARK);
}

/** Raises (or, on erasing, resets) the mark. */
export async function writeMark(seq: number): Promise<void> {
  await browser.storage.local.set({ [MARK]: seq });
}

/** Forgets counters; part of erasing the journal. */
export async function resetHealth(): Promise<void> {
  await browser.storage.local.remove([FAILURES, MARK]);
}

async function readCount(key: string): Promise<number> {
  const stored = await browser.storage.local.get(key);
  const value = stored[key];
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
