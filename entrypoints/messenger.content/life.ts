/**
 * A symbol, because a string key could be shadowed by an element of the page with that id (named access on the window:
 * https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object).
 */
const STARTED = Symbol.for('dezhurny');

/** The global of the extension's isolated world in this page. */
const world = globalThis as { [STARTED]?: true };

/**
 * Return true on the first call in this page. The manifest and the worker may both inject the script into a page that
 * loads during installation. After an update the isolated world is a new one.
 */
export function isFirstGuard(): boolean {
  if (world[STARTED]) return false;
  world[STARTED] = true;
  return true;
}

/** Return true if the page loaded before this script, which is injected after an installation or update. */
export function isLate(): boolean {
  return document.readyState !== 'loading';
}
