import type { ContentScriptContext } from 'wxt/utils/content-script-context';

/** ms within which a route is noticed where the browser does not tell. */
const ROUND = 1000;

/**
 * Calls back when the page has changed its own address. WXT's `wxt:locationchange` comes before the address is
 * another one, and also for navigations that then do not happen.
 */
export function onRoute(ctx: ContentScriptContext, changed: () => void): void {
  let known = location.href;
  const look = (): void => {
    if (location.href === known) return;
    known = location.href;
    changed();
  };
  const { navigation } = globalThis as { navigation?: EventTarget };
  // Not every browser has it (Chromium 102, Firefox 147), and a page may keep events from us.
  if (navigation) ctx.addEventListener(navigation as Window, 'currententrychange' as 'popstate', look);
  ctx.addEventListener(window, 'popstate', look);
  ctx.addEventListener(window, 'hashchange', look);
  ctx.setInterval(look, ROUND);
}
