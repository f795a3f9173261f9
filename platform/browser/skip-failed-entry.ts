import { browser } from 'wxt/browser';

/**
 * Keeps the browser's Back from running into the notice again and again. In Chromium the address that failed stays in
 * the tab's history: Back from the notice loads it, it fails, and the notice is shown in the same place of a history
 * as long as before. Then the person meant to go back, and goes back by two.
 * @returns whether the page is being left for the one before
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
