import type { JournalHealth } from '../../core/journal/health.ts';
import { pendingKeys } from '../storage/pending-entries.ts';
import { isClosedUntilRestart, StoreClosed } from '../storage/store-session.ts';
import { checkedBy, storedItem } from '../storage/stored-item.ts';

const failureCount = storedItem(
  'local',
  'journal.failures',
  checkedBy((raw): raw is number => Number.isSafeInteger(raw) && (raw as number) > 0),
);

/** Read the journal's health. */
export async function loadHealth(): Promise<JournalHealth> {
  const [failures, waiting, closed] = await Promise.all([readFailures(), pendingKeys(), isClosedUntilRestart()]);
  return { failures, waiting: waiting.length, closed };
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

/** Reset the failure count; part of erasing the journal. */
export async function resetHealth(): Promise<void> {
  await failureCount.save(null);
}

/** Never throws: its caller has an error to report already. */
async function countFailure(): Promise<void> {
  try {
    await failureCount.save((await readFailures()) + 1);
  } catch {
    // Storage refuses too: there is no other place to count.
  }
}

async function readFailures(): Promise<number> {
  return (await failureCount.load()) ?? 0;
}
