import { browser } from 'wxt/browser';
import { waitingKeys } from '../../platform/waiting.ts';
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

/** Runs a round a little later; a worker that dies before has lost nothing but the early start. */
export function afterGrace(round: () => Promise<void>): void {
  setTimeout(() => void round(), GRACE);
}

/** The alarm exists only while something waits: an idle extension has no timers. */
async function wakeAgainIfNeeded(): Promise<void> {
  const waits = (await waitingKeys()).length > 0 || (await hasOpenEpisodes());
  if (waits) await browser.alarms.create(ALARM, { delayInMinutes: 1 });
  else await browser.alarms.clear(ALARM);
}
