import { browser } from 'wxt/browser';
import { parseAddress } from '../../../core/rules/match.ts';
import { isOnPlatform, platformFilters } from '../../../core/rules/platform-address.ts';
import { isTabsPage } from '../../../platform/browser/tabs.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { platformHostsOfStart } from '../../../platform/settings/start-lists.ts';
import { defaultPermitted } from '../../../rules/index.ts';
import { countPlatformLesson } from '../ingest/platform-lessons.ts';
import { keepForNextStart, restartIf } from './next-start.ts';
import { OneSet } from './one-set.ts';

const keyOf = (hosts: readonly string[]): string => [...hosts].sort().join();

/** The permitted hosts that are listened to: none unless the setting asks for it. */
const heard = new OneSet<string>(register, async () => (await loadOwnSnapshot()).platformHosts ?? [], keyOf);

/**
 * Listen to the permitted hosts, before it is known whether the setting asks for it. Call it synchronously at worker start, as
 * `listenToNavigations`. Chromium: the hosts of the defaults; {@link narrowPlatforms} removes what is not asked for, and a
 * removed filter does not wake the worker. Firefox: the hosts of the last run.
 */
export function listenToPlatforms(): void {
  if (!import.meta.env.FIREFOX) {
    heard.start(defaultPermitted.platforms.flatMap(({ hosts }) => hosts));
    return;
  }
  const atStart = platformHostsOfStart.load();
  heard.start(atStart);
  restartIf(() => keyOf(platformHostsOfStart.load()) !== keyOf(atStart));
}

/** Listen to the hosts of the last guard snapshot alone, at worker start. */
export async function narrowPlatforms(): Promise<void> {
  await keepForNextStart(platformHostsOfStart, await heard.narrow());
}

/** Listen to these hosts alone; none where the setting does not ask for it. */
export async function followPlatforms(hosts: readonly string[]): Promise<void> {
  await keepForNextStart(platformHostsOfStart, await heard.follow(hosts));
}

/** A page of the platform, not the browser's error page: for that one Firefox fires `onCommitted` too (observed in ESR 153). */
function register(hosts: readonly string[]): () => void {
  if (hosts.length === 0) return () => undefined;
  const { onCommitted, onCompleted } = browser.webNavigation;
  const onPage = import.meta.env.FIREFOX ? onCompleted : onCommitted;
  const listener = (event: Parameters<typeof isTabsPage>[0] & { url: string }): void => {
    if (isTabsPage(event)) void countIfAsked(event.url);
  };
  onPage.addListener(listener, { url: platformFilters(hosts) });
  return () => onPage.removeListener(listener);
}

/** The address is compared and dropped here. */
async function countIfAsked(address: string): Promise<void> {
  const { platformHosts = [] } = await loadOwnSnapshot();
  const url = parseAddress(address);
  if (url && isOnPlatform(url, platformHosts)) await countPlatformLesson();
}
