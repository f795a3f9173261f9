import { browser } from 'wxt/browser';

/**
 * Keep Back from returning to the notice page again and again. In Chromium the failed address stays in the tab's
 * history: Back from the notice page loads it, it fails, and the notice page appears again with a history of the same
 * length. In that case, go back by two.
 * @returns true if the page is being left
 */
export async function stepOverFailedPage(): Promise<boolean> {
  const tab = (await browser.tabs.getCurrent())?.id;
  if (tab === undefined) return false;
  const key = `notice:${tab}`;
  const stored = (await browser.storage.session.get(key))[key] as number | undefined;
  await browser.storage.session.set({ [key]: history.length });
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const cameBack = navigation?.type === 'navigate' && stored === history.length && history.length > 2;
  if (cameBack) history.go(-2);
  return cameBack;
}
