import { browser } from 'wxt/browser';
import type { Entry } from '../../core/journal/entry.ts';
import { entryKey } from '../../core/journal/incident.ts';
import type { Ack } from '../../core/messages/page-messages.ts';
import { putPending, removePending } from '../storage/pending-entries.ts';
import { send } from './messages.ts';

/** Pauses between tries, ms: a worker that is being killed and started again needs a few. */
const retryDelaysMs = [100, 200, 400, 800, 1600, 3200];

/** What became of an entry handed over for keeping. */
export interface Delivery {
  /** Settles when storage.local holds the entry (or refused it): from then on a closed browser does not lose it. */
  written: Promise<void>;
  /** The worker's word that the entry is in the journal; `null` when it never came and a later drain will do it. */
  kept: Promise<Extract<Ack, { kept: true }> | null>;
}

/**
 * Hands an entry over: into storage.local by ourselves, and by message till the worker says it is kept. The first
 * message does not wait for storage: a page that sends its visitor on at once is gone by then, and only messages tell
 * the worker which tab's visit it was. Sent again, an entry keeps its key, so it is recorded once.
 * @param how `late`: the page was there before this script, and may belong to a visit from before an update;
 * `copy: false`: by message alone
 */
export function deliver(entry: Entry, { late = false, copy = true } = {}): Delivery {
  const key = entryKey(entry);
  const written = copy ? putPending(key, entry).catch(() => undefined) : Promise.resolve();
  const kept = sendUntilKept(key, entry, late);
  // The worker may have taken the copy away before storage had it.
  void Promise.all([written, kept]).then(([, done]) => done && removePending([key]).catch(() => undefined));
  return { written, kept };
}

async function sendUntilKept(key: string, entry: Entry, late: boolean): ReturnType<typeof sendOnce> {
  for (const pause of [...retryDelaysMs, 0]) {
    // An updated or removed extension leaves its scripts without an id; nothing can be sent any more.
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
