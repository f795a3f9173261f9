import { browser } from 'wxt/browser';
import type { Episode } from '../../core/journal/episode.ts';

const keyPrefix = 'episode:';

/** Return the episode of a tab for one system, or `null`. */
export async function getEpisode(tab: number, system: string): Promise<Episode | null> {
  const key = storageKey({ tab, system });
  const stored = await browser.storage.session.get(key);
  return (stored[key] as Episode | undefined) ?? null;
}

/**
 * Return all episodes of this browser session. storage.session is in memory, at most 10 MB:
 * https://developer.chrome.com/docs/extensions/reference/api/storage#property-session
 */
export async function allEpisodes(): Promise<Episode[]> {
  const stored = await browser.storage.session.get(null);
  return Object.entries(stored).flatMap(([key, value]) => (key.startsWith(keyPrefix) ? [value as Episode] : []));
}

/** Store an episode. */
export async function putEpisode(episode: Episode): Promise<void> {
  await browser.storage.session.set({ [storageKey(episode)]: episode });
}

/** Remove an episode whose tab is gone. */
export async function removeEpisode(episode: Episode): Promise<void> {
  await browser.storage.session.remove(storageKey(episode));
}

/** Remove all episodes, so that the next incident begins a new visit. */
export async function forgetEpisodes(): Promise<void> {
  for (const episode of await allEpisodes()) await removeEpisode(episode);
}

const storageKey = ({ tab, system }: Pick<Episode, 'tab' | 'system'>): string => `${keyPrefix}${tab}:${system}`;
