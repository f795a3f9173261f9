import { browser } from 'wxt/browser';

/**
 * The visit a tab is in, so that reloads, routes and redirects stay one incident. storage.session outlives the worker
 * and dies with the browser, and holds the tab's number, which never reaches the journal.
 */
export interface Episode {
  tab: number;
  /** core/decision/verdict `episodeKey`. */
  key: string;
  incident: string;
  /** Incidents of the same visit that were folded into `incident`, the newest few. */
  folded: string[];
  /** Whether the person has answered the warning, and whether by staying. */
  answer: 'none' | 'stayed' | 'other';
}

const PREFIX = 'episode:';

/** The episode of a tab for one system, or `null`. */
export async function getEpisode(tab: number, system: string): Promise<Episode | null> {
  const key = storageKey(tab, system);
  const stored = await browser.storage.session.get(key);
  return (stored[key] as Episode | undefined) ?? null;
}

/** Every episode of this browser session. */
export async function allEpisodes(): Promise<Episode[]> {
  const stored = await browser.storage.session.get(null);
  return Object.entries(stored).flatMap(([key, value]) => (key.startsWith(PREFIX) ? [value as Episode] : []));
}

/** Remembers an episode. */
export async function putEpisode(episode: Episode): Promise<void> {
  await browser.storage.session.set({ [storageKey(episode.tab, systemOf(episode))]: episode });
}

/** Forgets an episode whose tab is gone. */
export async function removeEpisode(episode: Episode): Promise<void> {
  await browser.storage.session.remove(storageKey(episode.tab, systemOf(episode)));
}

/** Forgets every visit: what comes next is a visit of its own. */
export async function forgetEpisodes(): Promise<void> {
  for (const episode of await allEpisodes()) await removeEpisode(episode);
}

const storageKey = (tab: number, system: string): string => `${PREFIX}${tab}:${system}`;

const systemOf = ({ key }: Episode): string => key.slice(0, key.indexOf('/'));
