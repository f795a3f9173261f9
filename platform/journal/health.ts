import type { JournalHealth } from '../../core/journal/health.ts';
import { pendingKeys } from '../storage/pending-entries.ts';
import { isClosedUntilRestart, StoreClosed } from '../storage/store-session.ts';
import { checkedBy, storedItem } from '../storage/stored-item.ts';
import { readMeta, withJournal } from './journal-store.ts';

/** Failures of this browser session: while the journal fails, it cannot hold their number itself. */
const sessionFailures = storedItem(
  'session',
  'journal.failures',
  checkedBy((raw): raw is number => Number.isSafeInteger(raw) && (raw as number) > 0),
);

/** Read the journal's health. */
export async function loadHealth(): Promise<JournalHealth> {
  const [recent, earlier, waiting, closed] = await Promise.all([
    readSessionFailures(),
    readEarlierFailures().catch(() => 0),
    pendingKeys(),
    isClosedUntilRestart(),
  ]);
  return { failures: recent + earlier, waiting: waiting.length, closed };
}

/** Return true if the journal failed in this browser session. Reads no database, so it is cheap at each worker start. */
export async function isFailing(): Promise<boolean> {
  return (await isClosedUntilRestart()) || (await readSessionFailures()) > 0;
}

/**
 * Run `work` and count its failure. A failure of a closed store was counted when it closed.
 * @throws what `work` throws
 */
export async function counted<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreClosed)) await countFailure();
    throw error;
  }
}

/** Keep the number of failures beyond this browser session. @throws when the store fails */
export async function keepFailures(): Promise<void> {
  const recent = await readSessionFailures();
  if (recent === 0) return;
  const count = recent + (await readEarlierFailures());
  await withJournal((db) => db.known.put({ name: 'failures', count }));
  await sessionFailures.save(null);
}

/** Reset the count of this session; part of erasing the journal. */
export async function resetHealth(): Promise<void> {
  await sessionFailures.save(null);
}

/** Never throws: its caller has an error to report already. */
async function countFailure(): Promise<void> {
  try {
    await sessionFailures.save((await readSessionFailures()) + 1);
  } catch {
    // Storage refuses too: there is no other place to count.
  }
}

async function readSessionFailures(): Promise<number> {
  return (await sessionFailures.load()) ?? 0;
}

async function readEarlierFailures(): Promise<number> {
  return (await withJournal((db) => readMeta(db, 'failures')))?.count ?? 0;
}
