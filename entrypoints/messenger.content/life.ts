/** Not a plain name: in Chromium an element of the page with that id would stand for it here. */
const STARTED = Symbol.for('dezhurny');

/** The extension's own global in this page: the page's scripts have another one. */
const world = globalThis as { [STARTED]?: true };

/**
 * Whether this is the first guard of this page in this life of the extension: the manifest and the worker may both
 * start one in a page that loads while the extension is installed. After an update the world is a new one.
 */
export function isFirstGuard(): boolean {
  if (world[STARTED]) return false;
  world[STARTED] = true;
  return true;
}

/** Whether the page was there before this script: it is met again after an installation or an update. */
export function isLate(): boolean {
  return document.readyState !== 'loading';
}
