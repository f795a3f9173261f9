import type { PageLife } from './page-life.ts';

/** How often the address is compared where no event reports the change. */
const POLL_INTERVAL_MS = 1000;

/**
 * Calls back after a same-document navigation has changed the address. WXT's `wxt:locationchange` fires before the
 * address changes, and also for navigations that are cancelled.
 * https://wxt.dev/api/reference/wxt/utils/content-script-context/interfaces/WxtLocationChangeEvent
 */
export function onRoute(life: PageLife, changed: () => void): void {
  let known = location.href;
  const look = (): void => {
    if (location.href === known) return;
    known = location.href;
    changed();
  };
  const { navigation } = globalThis as { navigation?: EventTarget };
  // Chromium has the Navigation API from 102 on, Firefox from 147 on; a page may also stop events.
  // https://developer.mozilla.org/docs/Web/API/Navigation/currententrychange_event
  if (navigation) life.addEventListener(navigation, 'currententrychange', look);
  life.addEventListener(window, 'popstate', look);
  life.addEventListener(window, 'hashchange', look);
  life.setInterval(look, POLL_INTERVAL_MS);
}
