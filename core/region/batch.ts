import { otlpFrame, otlpRecordText, type Sender } from './otlp-request.ts';
import type { Outgoing } from './outbox-item.ts';

/** Entries of one request at the most, and bytes of its body before it is packed. */
export const batchLimit = { entries: 500, bytes: 256 * 1024 } as const;

/** One request: entries of one day. */
export interface Batch {
  /** What is in it, in the journal's order. */
  entries: Outgoing[];
  /** JSON of an ExportLogsServiceRequest, its records ordered by their random ids. */
  body: string;
}

/**
 * The next request: as much of the beginning of what waits as is of one day and within the limits. One day at a time, so
 * that no request links two days of a PC; by random ids, so that their order tells nothing of the order of events.
 * @param waiting in the journal's order, not empty @param most entries at the most, less than the limit after a 413
 * @returns at least one entry, however large
 */
export function takeBatch(
  waiting: readonly [Outgoing, ...Outgoing[]],
  sender: Sender,
  most: number = batchLimit.entries,
): Batch {
  const [{ dayId }] = waiting;
  const { start, end } = otlpFrame(sender, dayId);
  const taken: { outgoing: Outgoing; text: string }[] = [];
  let bytes = new TextEncoder().encode(start).length + end.length;
  for (const outgoing of waiting.slice(0, Math.min(most, batchLimit.entries))) {
    // A record is ASCII: its characters are its bytes.
    const text = otlpRecordText(outgoing);
    bytes += text.length + 1;
    if (outgoing.dayId !== dayId || (taken.length > 0 && bytes > batchLimit.bytes)) break;
    taken.push({ outgoing, text });
  }
  const texts = [...taken].sort((a, b) => (a.outgoing.uid < b.outgoing.uid ? -1 : 1)).map(({ text }) => text);
  return { entries: taken.map(({ outgoing }) => outgoing), body: `${start}${texts.join(',')}${end}` };
}
