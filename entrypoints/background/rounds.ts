import { browser } from 'wxt/browser';
import { isClosedTillRestart } from '../../platform/store-session.ts';
import { mendWaiting, waitingKeys } from '../../platform/waiting.ts';
import { drain } from './keep.ts';
import { hasOpenEpisodes, settleClosedTabs, settleLastSession, unansweredBefore } from './settle.ts';

const ALARM = 'round';

/** ms in which pages that are there deliver for themselves, with their tab, before the rest is moved without one. */
const GRACE = 1000;

/** Moves what waits into the journal and settles visits whose tab is gone; comes again while something is left. */
export async function drainAndSettle(): Promise<void> {
  try {
    await drain();
    await settleClosedTabs();
  } catch {
    // Counted by the journal; the alarm tries again.
  }
  await wakeAgainIfNeeded();
}

/** What a browser start adds: warnings of the last session that nobody answered. */
export async function settleAtStartup(): Promise<void> {
  const before = await unansweredBefore().catch(() => []);
  afterGrace(async () => {
    await drainAndSettle();
    await settleLastSession(before).catch(() => undefined);
  });
}

/** What every start of the worker adds: a round after the grace, and the alarm for a worker that dies before it. */
export function startRounds(): void {
  void armAlarm().catch(() => undefined);
  afterGrace(drainAndSettle);
}

/** Runs a round a little later; a worker that dies before has lost nothing but the early start. */
export function afterGrace(round: () => Promise<void>): void {
  setTimeout(() => void round(), GRACE);
}

/** The alarm exists only while something can be done: an idle extension has no timers. */
async function wakeAgainIfNeeded(): Promise<void> {
  if (await isWorkLeft()) await armAlarm();
  else await browser.alarms.clear(ALARM);
}

async function isWorkLeft(): Promise<boolean> {
  // What waits for the next browser start is safe in storage.local, once that has taken it.
  if (await isClosedTillRestart()) return !(await mendWaiting());
  return (await waitingKeys()).length > 0 || (await hasOpenEpisodes());
}

function armAlarm(): Promise<void> {
  return browser.alarms.create(ALARM, { delayInMinutes: 1 });
}
