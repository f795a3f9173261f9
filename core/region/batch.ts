import { otlpFrame, otlpRecordText, type Sender } from './otlp-request.ts';
import type { OutboxItem } from './outbox-item.ts';

/** Limits of one request: number of entries, and bytes of the body before compression. */
export const batchLimit = { entries: 500, bytes: 256 * 1024 } as const;

/** One request with entries of one day. */
export interface Batch {
  /** Items in the order of the journal. */
  entries: OutboxItem[];
  /** JSON text of an ExportLogsServiceRequest. Its records are sorted by their random ids. */
  body: string;
}

/**
 * Build the next request from the first items that share a day and fit the limits. One day per request, so that no
 * request links two days of a PC. Records are sorted by random id, so that their order does not reveal the order of
 * events.
 * @param items in the order of the journal, not empty
 * @param maxEntries smaller than the limit after a 413
 * @returns a batch of at least one entry, even if that one exceeds the limit of bytes
 */
export function takeBatch(
  items: readonly [OutboxItem, ...OutboxItem[]],
  sender: Sender,
  maxEntries: number = batchLimit.entries,
): Batch {
  const [{ dayId, content }] = items;
  const { start, end } = otlpFrame(senderOf(sender, content), dayId);
  const taken: { item: OutboxItem; text: string }[] = [];
  let bytes = new TextEncoder().encode(start).length + end.length;
  for (const item of items.slice(0, Math.min(maxEntries, batchLimit.entries))) {
    // A record is ASCII: one byte per character.
    const text = otlpRecordText(item);
    bytes += text.length + 1;
    if (item.dayId !== dayId || (taken.length > 0 && bytes > batchLimit.bytes)) break;
    taken.push({ item, text });
  }
  const texts = [...taken].sort((a, b) => (a.item.uid < b.item.uid ? -1 : 1)).map(({ text }) => text);
  return { entries: taken.map(({ item }) => item), body: `${start}${texts.join(',')}${end}` };
}

/** A region's sums need no room, and single entries no state of the PC. */
function senderOf(sender: Sender, { kind }: OutboxItem['content']): Sender {
  return kind === 'sum' ? { ...sender, place: null } : { ...sender, check: null };
}
