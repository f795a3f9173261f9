import { browser } from 'wxt/browser';
import type { Entry } from '../../core/journal/entry.ts';
import { entryKey } from '../../core/journal/incident.ts';
import type { Ack } from '../../core/messages/page-messages.ts';
import { putPending, removePending } from '../storage/pending-entries.ts';
import { send } from './messages.ts';

/** ms between tries to send. A worker that is stopped and started again misses a few. */
const retryDelaysMs = [100, 200, 400, 800, 1600, 3200];

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
  const kept = sendUntilKept(key, entry, late);
  // The worker may have removed the copy before it was stored.
  void Promise.all([written, kept]).then(([, done]) => done && removePending([key]).catch(() => undefined));
  return { written, kept };
}

async function sendUntilKept(key: string, entry: Entry, late: boolean): ReturnType<typeof sendOnce> {
  for (const pause of [...retryDelaysMs, 0]) {
    // After an update or removal of the extension, its old content scripts have no id and cannot send.
    if (!browser.runtime?.id) return null;
    const kept = await sendOnce(key, entry, late);
    if (kept) return kept;
    await new Promise((resume) => setTimeout(resume, pause));
  }
  return null;
}

async function sendOnce(key: string, entry: Entry, late: boolean): Promise<Extract<Ack, { kept: true }> | null> {
  try {
    const answer = (await send({ type: 'deliver', key, entry, late })) as Ack | undefined;
    return answer?.kept ? answer : null;
  } catch {
    return null;
  }
}
