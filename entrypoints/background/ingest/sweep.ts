import { allArrivalChecks } from '../../../platform/delivery/arrival-checks.ts';
import { allAttempts } from '../../../platform/delivery/attempts.ts';
import {
  isPreviousSessionReconciled,
  markPreviousSessionReconciled,
} from '../../../platform/delivery/previous-session.ts';
import { armSweepAlarm, clearSweepAlarm } from '../../../platform/delivery/sweep-alarm.ts';
import { exclusively, openIncidents } from '../../../platform/journal/journal.ts';
import { pendingKeys, repairTornStorage, swapSeenKeys } from '../../../platform/storage/pending-entries.ts';
import { isClosedUntilRestart } from '../../../platform/storage/store-session.ts';
import { ingestPending } from './ingest.ts';
import { reconcileLostArrivals } from './reconcile-arrivals.ts';
import {
  closedEpisodes,
  endEpisodes,
  hasOpenEpisodes,
  pendingAnswers,
  pendingPages,
  reconcileLastSession,
  unansweredBefore,
} from './reconcile-unanswered.ts';

/** ms after an event in which its effects arrive: a tab is gone, a page has sent its message. */
const graceMs = 1000;

/** ms in which an open page delivers its entry by message. All its retries take less (platform/delivery/deliver.ts). */
const deliveryMs = 10_000;

/**
 * Sweep while pages are open. An entry is ingested without its tab only after its page had time to deliver it with its
 * tab; otherwise a reload would count as a separate visit.
 * @param keys keys of entries that are pending for that long already
 */
export async function sweep(keys: readonly string[] = []): Promise<void> {
  const seen = await pendingKeys();
  if (seen.length > 0) setTimeout(() => void runSweep(seen), deliveryMs);
  await runSweep(keys);
}

/**
 * Sweep at the alarm. Entries that were pending at the previous alarm are ingested, so that they reach the journal even
 * if the worker is always stopped before its timers fire.
 * https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle
 */
export async function sweepOnAlarm(): Promise<void> {
  await sweep(await swapSeenKeys().catch(() => []));
}

async function runSweep(keys: readonly string[]): Promise<void> {
  try {
    await ingestPending([...keys, ...(await pendingAnswers())]);
    await reconcileClosedTabs();
  } catch {
    // The journal counts the failure; the alarm tries again.
  }
  await wakeAgainIfNeeded();
}

/**
 * End the episodes of closed tabs. A page that closes stores its outcome after its tab is gone, so it has a moment to
 * arrive: otherwise the warning would be `unanswered` as well. The episodes are read again after it: one that awaits its
 * page since then takes the page's incident with it.
 */
async function reconcileClosedTabs(): Promise<void> {
  const tabs = (await closedEpisodes()).map(({ tab }) => tab);
  if (tabs.length === 0) return;
  await new Promise((resume) => setTimeout(resume, graceMs));
  const gone = (await closedEpisodes()).filter(({ tab }) => tabs.includes(tab));
  await ingestPending([...(await pendingAnswers()), ...(await pendingPages(gone))]);
  await endEpisodes(gone);
}

/**
 * At browser start: sweep what the previous session left, and reconcile its warnings. Entries of this session come with
 * their tab: taken without it, two of one visit would not be folded.
 */
export async function reconcileAtStartup(): Promise<void> {
  const [left, before] = await Promise.all([pendingKeys().catch(() => []), unansweredBefore().catch(() => [])]);
  afterGrace(async () => {
    await sweep(left);
    await reconcileLastSession(before).catch(() => undefined);
  });
}

/** At every start of the worker: set the alarm in case the worker is stopped before the sweep of its start. */
export function startSweeps(): void {
  void armSweepAlarm().catch(() => undefined);
  void reconcilePreviousSession().catch(() => undefined);
}

/**
 * Once for every new storage.session (browser start or update of the extension): after open pages had time to deliver,
 * write `unanswered` for warnings that are in no tab, and `unknown` for presses whose check went with that storage.
 */
async function reconcilePreviousSession(): Promise<void> {
  if (await isPreviousSessionReconciled()) return;
  const settle = async (): Promise<void> => {
    await reconcileLastSession(await openIncidents());
    await reconcileLostArrivals();
    await markPreviousSessionReconciled();
  };
  setTimeout(() => void settle().catch(() => undefined), deliveryMs);
}

/** Run a task after a second. If the worker is stopped before, the next alarm does the work. */
export function afterGrace(task: () => Promise<void>): void {
  setTimeout(() => void task(), graceMs);
}

/**
 * Set the alarm only while there is work, so that an idle extension never wakes. Check and change happen under the
 * journal's lock, so that the alarm is not cleared for an entry that arrives in between.
 */
function wakeAgainIfNeeded(): Promise<void> {
  return exclusively(async () => ((await isWorkLeft()) ? armSweepAlarm() : clearSweepAlarm()));
}

async function isWorkLeft(): Promise<boolean> {
  // Entries that wait for the next browser start are safe once storage.local holds them.
  if (await isClosedUntilRestart()) return !(await repairTornStorage());
  if ((await pendingKeys()).length > 0 || (await hasOpenEpisodes())) return true;
  return (await allAttempts()).length > 0 || (await allArrivalChecks()).length > 0;
}
