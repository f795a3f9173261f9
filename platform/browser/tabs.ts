import { type Browser, browser } from 'wxt/browser';
import { sha256Base64url } from '../../core/encoding/sha256.ts';
import type { TabSight } from '../../core/journal/arrival-check.ts';
import { ownAddress } from './own-url.ts';
import { poll } from './poll.ts';

/** Characters of a page's hash: enough to compare two pages, too few to find an address by. */
const PAGE_HASH_LENGTH = 4;

/** ms that a page may take to appear in a tab, and ms between two looks. */
const LOADING = { timeout: 3000, every: 50 };

/**
 * Show a page of the extension in a tab, in place of a page that failed to load. Firefox can replace the entry in the
 * tab's history (`loadReplace`). Chromium cannot, so the notice page skips the failed entry
 * (platform/browser/skip-failed-entry.ts).
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/tabs/update
 * @param path a path of this extension, `/notice.html#…`
 */
export async function showInTab(tab: number, path: string): Promise<void> {
  const replace = import.meta.env.FIREFOX ? { loadReplace: true } : {};
  try {
    await browser.tabs.update(tab, { url: ownAddress(path), ...replace });
  } catch {
    // The tab was closed meanwhile.
  }
}

/** Show a page of the extension in a tab, so that Back returns to the page before. @param path as for {@link showInTab} */
export function showAfterPage(tab: number, path: string): Promise<void> {
  return openInTab(tab, ownAddress(path));
}

/**
 * Wait until a tab shows a page of the extension or is closed. Without either in {@link LOADING}, it counts as open.
 * @param path as for {@link showInTab}
 * @returns false if it was closed
 */
export async function staysOpen(tab: number, path: string): Promise<boolean> {
  const address = ownAddress(path).split('#')[0] ?? '';
  const outcome = await poll(async () => {
    if ((await pageIn(tab))?.address.startsWith(address)) return 'shown';
    return (await isTabOpen(tab)) ? undefined : 'closed';
  }, LOADING);
  return outcome !== 'closed';
}

/**
 * Wait until a tab shows another page or is closed.
 * @param page the page that it showed before
 * @returns false if it still shows it when the time is over, as when a person chose to stay
 */
export async function leavesPage(tab: number, page: ShownPage): Promise<boolean> {
  const left = await poll(async () => {
    const shown = await pageIn(tab);
    return (shown ? shown.id !== page.id : !(await isTabOpen(tab))) || undefined;
  }, LOADING);
  return left === true;
}

/** Return true if a tab is open. */
export async function isTabOpen(tab: number): Promise<boolean> {
  return (await getTab(tab)) !== undefined;
}

/** Opener by the tab that it opened, as events told. */
// biome-ignore lint/plugin: the events that start a worker tell it the openers of the same moment
const openers = new Map<number, number>();

/** Note which tab opened another, for when that is closed before it can be asked for. */
export function noteOpener(tab: number, opener: number): void {
  openers.set(tab, opener);
}

/** Return the tab that opened a tab, or `null`. */
export async function openerOf(tab: number): Promise<number | null> {
  return (await getTab(tab))?.openerTabId ?? openers.get(tab) ?? null;
}

/** The page that a tab shows. */
export interface ShownPage {
  /**
   * An identifier that holds nothing of the address. Chromium has document ids since 106, Firefox has none: there it is a
   * part of the address's hash.
   */
  id: string;
  address: string;
}

/**
 * Return the page that a tab shows, `null` if it shows none.
 * https://developer.chrome.com/docs/extensions/reference/api/webNavigation#method-getFrame
 */
export async function pageIn(tab: number): Promise<ShownPage | null> {
  try {
    const frame = (await browser.webNavigation.getFrame({ tabId: tab, frameId: 0 })) as PageFrame | null;
    if (!frame) return null;
    return { id: import.meta.env.FIREFOX ? hashOf(frame.url) : (frame.documentId ?? ''), address: frame.url };
  } catch {
    return null; // closed meanwhile
  }
}

/**
 * Return what a tab shows, and whether its load failed. It needs no access to the site.
 * https://developer.chrome.com/docs/extensions/reference/api/webNavigation#method-getFrame
 */
export async function sightOf(tab: number): Promise<TabSight> {
  const frame = await browser.webNavigation.getFrame({ tabId: tab, frameId: 0 }).catch(() => null);
  if (frame) return { address: frame.url, failed: frame.errorOccurred === true };
  return (await isTabOpen(tab)) ? 'no-page' : 'closed';
}

function hashOf(address: string): string {
  return sha256Base64url(address.split('#')[0] ?? '').slice(0, PAGE_HASH_LENGTH);
}

/** The properties read of a frame; the types lack `documentId`. */
interface PageFrame {
  url: string;
  documentId?: string;
}

async function getTab(tab: number): Promise<Browser.tabs.Tab | undefined> {
  try {
    return await browser.tabs.get(tab);
  } catch {
    return undefined; // closed
  }
}

/** Go to an address in a tab. The page cannot cancel it as it can a navigation that its scripts start. */
export async function openInTab(tab: number, url: string): Promise<void> {
  try {
    await browser.tabs.update(tab, { url });
  } catch {
    // The tab was closed meanwhile.
  }
}

/** Open an address in a new tab that belongs to another tab. Without an address nothing happens. */
export async function openBeside(tab: number, url: string | undefined): Promise<void> {
  if (url) await browser.tabs.create({ url, openerTabId: tab });
}

/** Close a tab. A tab that is gone is no error. */
export async function closeTab(tab: number): Promise<void> {
  try {
    await browser.tabs.remove(tab);
  } catch {
    // Closed meanwhile.
  }
}

/** Close the tab of this extension page. */
export async function closeThisTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await closeTab(tab.id);
}

/** Return the ids of loaded tabs that match. @param patterns match patterns to which the extension has access */
export async function tabsOf(patterns: string[]): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: patterns, discarded: false });
  return tabs.flatMap(({ id }) => id ?? []);
}

/** Run the manifest's content script in a page that was open before the extension was installed or updated. */
export async function startScriptIn(tab: number): Promise<void> {
  const files = browser.runtime.getManifest().content_scripts?.[0]?.js ?? [];
  const script = { target: { tabId: tab }, files, injectImmediately: true };
  try {
    await browser.scripting.executeScript(script as Parameters<typeof browser.scripting.executeScript>[0]);
  } catch {
    // The tab has navigated away, or shows the browser's error page.
  }
}

/** Return true if the extension may run scripts in the page that a tab shows, or in a frame of it. */
export async function runsScripts(tab: number, frame = 0): Promise<boolean> {
  const script = { target: { tabId: tab, frameIds: [frame] }, func: () => true, injectImmediately: true };
  try {
    await browser.scripting.executeScript(script as Parameters<typeof browser.scripting.executeScript>[0]);
    return true;
  } catch {
    return false;
  }
}

/**
 * Return the addresses of the pages around a frame, outermost last.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/webNavigation/getAllFrames
 */
export async function pagesAround(tab: number, frame: number): Promise<string[]> {
  const frames = (await browser.webNavigation.getAllFrames({ tabId: tab })) ?? [];
  const addresses: string[] = [];
  const find = (id: number | undefined) => frames.find(({ frameId }) => frameId === id);
  for (let one = find(find(frame)?.parentFrameId); one; one = find(one.parentFrameId)) addresses.push(one.url);
  return addresses;
}

/** Where a webNavigation event happens. */
interface EventPlace {
  frameId: number;
  documentLifecycle?: string;
}

/** Return true if a webNavigation event is of the visible page of a tab, not of a frame or a prerendered page. */
export function isTabsPage(place: EventPlace): boolean {
  return place.frameId === 0 && isShown(place);
}

/** Return true if a webNavigation event is of a page or frame that is not prerendered. */
export function isShown({ documentLifecycle }: EventPlace): boolean {
  return documentLifecycle !== 'prerender';
}
