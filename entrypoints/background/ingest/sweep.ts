import {
  isPreviousSessionReconciled,
  markPreviousSessionReconciled,
} from '../../../platform/delivery/previous-session.ts';
import { armSweepAlarm, clearSweepAlarm } from '../../../platform/delivery/sweep-alarm.ts';
import { exclusively, openIncidents } from '../../../platform/journal/journal.ts';
import { pendingKeys, repairTornStorage, swapSeenKeys } from '../../../platform/storage/pending-entries.ts';
import { isClosedUntilRestart } from '../../../platform/storage/store-session.ts';
import { ingestPending } from './ingest.ts';
import {
  hasOpenEpisodes,
  reconcileClosedTabs,
  reconcileLastSession,
  unansweredBefore,
} from './reconcile-unanswered.ts';

/** ms for what belongs to an event to arrive: a tab to be gone, a page to say who it is. */
const graceMs = 1000;

/** ms in which a page that is there has delivered for itself, with its tab; all its tries take less. */
const deliveryMs = 10_000;

/** Moves all that waits into the journal and settles visits whose tab is gone: when no page of before is there. */
export async function sweepAll(): Promise<void> {
  await runSweep();
}

/**
 * A round for while pages are there. What waits is moved only when it still waits after its page has had its time:
 * moved without its tab, a reload would count as a visit of its own.
 * @param keys what has waited so long already
 */
export async function sweep(keys: readonly string[] = []): Promise<void> {
  const seen = await pendingKeys();
  if (seen.length > 0) setTimeout(() => void runSweep(seen), deliveryMs);
  await runSweep(keys);
}

/**
 * The alarm's round. A worker that dies before every timer of its own still moves what waits: what the alarm before
 * this one saw has had its time.
 */
export async function sweepOnAlarm(): Promise<void> {
  await sweep(await swapSeenKeys().catch(() => []));
}

async function runSweep(keys?: readonly string[]): Promise<void> {
  try {
    await ingestPending(keys);
    await reconcileClosedTabs();
  } catch {
    // Counted by the journal; the alarm tries again.
  }
  await wakeAgainIfNeeded();
}

/** What a browser start adds: warnings of the last session that nobody answered. */
export async function reconcileAtStartup(): Promise<void> {
  const before = await unansweredBefore().catch(() => []);
  afterGrace(async () => {
    await sweepAll();
    await reconcileLastSession(before).catch(() => undefined);
  });
}

/** What every start of the worker adds: a round after the grace, and the alarm for a worker that dies before it. */
export function startSweeps(): void {
  void armSweepAlarm().catch(() => undefined);
  afterGrace(sweep);
  void reconcilePreviousSession().catch(() => undefined);
}

/**
 * Once in every life of storage.session, which an update ends too and not only the browser: when every page that is
 * there has spoken, what is unanswered and in no tab stays unanswered.
 */
async function reconcilePreviousSession(): Promise<void> {
  if (await isPreviousSessionReconciled()) return;
  const settle = async (): Promise<void> => {
    await reconcileLastSession(await openIncidents());
    await markPreviousSessionReconciled();
  };
  setTimeout(() => void settle().catch(() => undefined), deliveryMs);
}

/** Runs a task a little later; a worker that dies before has lost nothing but the early start. */
export function afterGrace(task: () => Promise<void>): void {
  setTimeout(() => void task(), graceMs);
}

/**
 * The alarm exists only while something can be done: an idle extension has no timers. Under the lock, or it would be
 * cancelled for what comes between the look and that.
 */
function wakeAgainIfNeeded(): Promise<void> {
  return exclusively(async () => ((await isWorkLeft()) ? armSweepAlarm() : clearSweepAlarm()));
}

async function isWorkLeft(): Promise<boolean> {
  // What waits for the next browser start is safe in storage.local, once that has taken it.
  if (await isClosedUntilRestart()) return !(await repairTornStorage());
  return (await pendingKeys()).length > 0 || (await hasOpenEpisodes());
}
