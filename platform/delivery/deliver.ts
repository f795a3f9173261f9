import type { Entry } from '../../core/journal/entry.ts';
import { entryKey } from '../../core/journal/incident.ts';
import type { Ack } from '../../core/messages/page-messages.ts';
import { putPending, removePending } from '../storage/pending-entries.ts';
import { sendUntil } from './messages.ts';

/** The progress of a delivered entry. */
export interface Delivery {
  /** Settles when storage.local holds the entry, or refused it. A held entry survives the end of the browser. */
  written: Promise<void>;
  /** The acknowledgement that the journal has the entry; `null` if none came, and a later sweep ingests it. */
  kept: Promise<Extract<Ack, { kept: true }> | null>;
}

/**
 * Deliver an entry: store a pending copy in storage.local, and send it to the worker until it acknowledges. The first
 * message does not wait for storage: a page with a client redirect is gone by then, and only a message tells the worker
 * the tab. A repeated entry has the same key, so it is recorded once.
 * @param late the page is older than this content script and may continue a visit from before an update
 * @param copy `false`: send the message without a pending copy
 */
export function deliver(entry: Entry, { late = false, copy = true } = {}): Delivery {
  const key = entryKey(entry);
  const written = copy ? putPending(key, entry).catch(() => undefined) : Promise.resolve();
  const kept = sendUntil({ type: 'deliver', key, entry, late }, (reply) => {
    const answer = reply as Ack | undefined;
    return answer?.kept ? answer : null;
  });
  // The worker may have removed the copy before it was stored.
  void Promise.all([written, kept]).then(([, done]) => done && removePending([key]).catch(() => undefined));
  return { written, kept };
}
