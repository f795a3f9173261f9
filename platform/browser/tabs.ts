import { browser } from 'wxt/browser';
import { ownAddress } from './own-url.ts';

/**
 * Shows a page of ours in a tab. Firefox can put it in place of the address in the tab's history; Chromium cannot,
 * and the notice page itself steps over it (platform/browser/skip-failed-entry.ts).
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

/** Closes a tab; one that is gone already is as good. */
export async function closeTab(tab: number): Promise<void> {
  try {
    await browser.tabs.remove(tab);
  } catch {
    // Closed meanwhile.
  }
}

/** Closes the tab that shows this page of ours. */
export async function closeThisTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await closeTab(tab.id);
}

/** Loaded tabs with a page of these match patterns, to which the extension must have access. */
export async function tabsOf(patterns: string[]): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: patterns, discarded: false });
  return tabs.flatMap(({ id }) => id ?? []);
}

/** Runs the manifest's content script in a page that was there before the extension. */
export async function startScriptIn(tab: number): Promise<void> {
  const files = browser.runtime.getManifest().content_scripts?.[0]?.js ?? [];
  const script = { target: { tabId: tab }, files, injectImmediately: true };
  try {
    await browser.scripting.executeScript(script as Parameters<typeof browser.scripting.executeScript>[0]);
  } catch {
    // The tab went elsewhere meanwhile, or shows the browser's own error page.
  }
}

/** Whether an event of webNavigation is about the page a person sees in the tab, and not a frame or a prerendered page. */
export function isTabsPage({ frameId, documentLifecycle }: { frameId: number; documentLifecycle?: string }): boolean {
  return frameId === 0 && documentLifecycle !== 'prerender';
}

/** The address a tab shows, where the extension has access to it. */
export async function addressOf(tab: number): Promise<string | undefined> {
  try {
    return (await browser.tabs.get(tab)).url;
  } catch {
    return undefined; // closed meanwhile
  }
}
