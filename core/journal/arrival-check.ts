import { type PlatformId, platformIds } from '../rules/ids.ts';
import { parseAddress } from '../rules/match.ts';
import { isOnPlatform } from '../rules/platform-address.ts';
import type { Arrival } from './arrivals.ts';
import type { Outcome } from './entry.ts';
import { outcomeOf } from './incident.ts';

/** ms after a press at which the worker looks at the tab. The last look decides. */
export const ARRIVAL_LOOKS_MS = [1000, 3000, 8000, 20_000] as const;

/** ms after a press by which a running worker has settled its check: an older check is of a worker that was stopped. */
export const ARRIVAL_SETTLED_MS = 25_000;

/** A check whether the platform opens in a tab. `begun`: epoch ms of the press, in memory only. */
export interface ArrivalCheck {
  incident: string;
  tab: number;
  platform: PlatformId;
  begun: number;
}

/** What a tab shows: an address, and whether the browser reports that its load failed. */
export type TabSight = { address: string; failed: boolean } | 'closed' | 'no-page';

/** The result of a check. `broken`: the browser shows its error page in place of the platform. */
export interface ArrivalVerdict {
  arrived: Arrival;
  broken: boolean;
}

/** The verdict where the worker was stopped, or cannot know whether a load failed. */
export const unknownVerdict: ArrivalVerdict = { arrived: 'unknown', broken: false };

/** Return the platform that an outcome leads to, or `null`. */
export function platformOf(outcome: Outcome): PlatformId | null {
  return platformIds.find((id) => outcomeOf[id] === outcome) ?? null;
}

/**
 * Judge what a tab shows after a press. A sign-in page on the platform's hosts counts as arrived.
 *
 * Both engines show their error page under the address that failed. A failed load of another site is no error of the
 * platform: it may be of the page before.
 * @param hosts permitted hosts; their subdomains are permitted too
 * @param elsewhere what another page means at the last look: `no`, or `unknown` if the press may be long ago; `null` before
 * @returns `null` if the tab is to be looked at again
 */
export function judgeArrival(
  sight: TabSight,
  hosts: readonly string[],
  elsewhere: Arrival | null,
): ArrivalVerdict | null {
  if (sight === 'closed') return { arrived: 'unknown', broken: false };
  const url = sight === 'no-page' ? null : parseAddress(sight.address);
  if (url && isOnPlatform(url, hosts)) {
    const broken = sight !== 'no-page' && sight.failed;
    return { arrived: broken ? 'no' : 'yes', broken };
  }
  return elsewhere && { arrived: elsewhere, broken: false };
}

/** Return true if a check is of a worker that was stopped. @param now epoch ms */
export function isOverdue({ begun }: ArrivalCheck, now: number): boolean {
  return now - begun > ARRIVAL_SETTLED_MS || now < begun;
}

/** The first ISO day of each platform that does not open. */
export type Unopened = Partial<Record<PlatformId, string>>;

/** Return since which day each platform does not open. Only an error page says that, and only an arrival ends it. */
export function unopenedAfter(before: Unopened, platform: PlatformId, verdict: ArrivalVerdict, day: string): Unopened {
  const { [platform]: since, ...others } = before;
  if (verdict.arrived === 'yes') return others;
  return verdict.broken ? { ...before, [platform]: since ?? day } : before;
}
