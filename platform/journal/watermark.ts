import { browser } from 'wxt/browser';
import type { Gap } from '../../core/journal/entry.ts';
import { WATERMARK_KEY } from '../storage/local-keys.ts';
import { pendingKey } from '../storage/pending-entries.ts';

/**
 * The known end of the journal: the sequence number and link of its last row, the number of its rows, and the
 * number of its last day log. `hash` is `null` where the last row has no link.
 */
export interface Watermark {
  seq: number;
  rows: number;
  hash: string | null;
  sheets: number;
}

/** The watermark of an empty journal. */
export const emptyWatermark: Watermark = { seq: 0, rows: 0, hash: null, sheets: 0 };

/**
 * Read the watermark. It lives outside IndexedDB: a damaged IndexedDB opens empty without an error, and then only the
 * watermark shows the loss.
 */
export async function readWatermark(): Promise<Watermark> {
  const { [WATERMARK_KEY]: stored } = await browser.storage.local.get(WATERMARK_KEY);
  const { seq, rows, hash, sheets } = (stored ?? {}) as Partial<Watermark>;
  return { seq: count(seq), rows: count(rows), hash: typeof hash === 'string' ? hash : null, sheets: count(sheets) };
}

/** Set the watermark. */
export async function writeWatermark(mark: Watermark): Promise<void> {
  await browser.storage.local.set({ [WATERMARK_KEY]: mark });
}

/**
 * Lower the watermark to what was found and put the gap among the pending entries, in one write: a worker that dies
 * after it still records the loss once.
 */
export async function lowerWatermark(found: Watermark, gap: Gap): Promise<void> {
  await browser.storage.local.set({ [WATERMARK_KEY]: found, [pendingKey(gap.id)]: gap });
}

/** Remove the watermark; part of erasing the journal. */
export async function forgetWatermark(): Promise<void> {
  await browser.storage.local.remove(WATERMARK_KEY);
}

/** A stored count, 0 where it is missing or malformed. */
const count = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
