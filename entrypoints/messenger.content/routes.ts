import type { PageLife } from './page-life.ts';

/** ms within which a route is noticed where the browser does not tell. */
const ROUND = 1000;

/**
 * Calls back when the page has changed its own address. WXT's `wxt:locationchange` comes before the address is
 * another one, and also for navigations that then do not happen.
 */
export function onRoute(life: PageLife, changed: () => void): void {
  let known = location.href;
  const look = (): void => {
    if (location.href === known) return;
    known = location.href;
    changed();
  };
  const { navigation } = globalThis as { navigation?: EventTarget };
  // Not every browser has it (Chromium 102, Firefox 147), and a page may keep events from us.
  if (navigation) life.addEventListener(navigation, 'currententrychange', look);
  life.addEventListener(window, 'popstate', look);
  life.addEventListener(window, 'hashchange', look);
  life.setInterval(look, ROUND);
}
