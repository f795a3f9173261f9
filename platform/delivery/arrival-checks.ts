import { browser } from 'wxt/browser';
import type { ArrivalCheck } from '../../core/journal/arrival-check.ts';

/** Key prefix in storage.session, which is in memory only and closed to content scripts. */
const keyPrefix = 'arrival:';

/** Keep a check, so that the next start of the worker can settle it. */
export async function saveArrivalCheck(check: ArrivalCheck): Promise<void> {
  await browser.storage.session.set({ [keyPrefix + check.incident]: check });
}

/** Return the checks that are not settled. */
export async function allArrivalChecks(): Promise<ArrivalCheck[]> {
  const stored = await browser.storage.session.get(null);
  return Object.entries(stored).flatMap(([key, value]) => (key.startsWith(keyPrefix) ? [value as ArrivalCheck] : []));
}

/** Remove a check once it is settled. @param incident id of its incident */
export async function removeArrivalCheck(incident: string): Promise<void> {
  await browser.storage.session.remove(keyPrefix + incident);
}
