import { browser } from 'wxt/browser';
import { ContentScriptContext } from 'wxt/utils/content-script-context';

/** WXT keeps the event's name out of its types. */
const { SCRIPT_STARTED_MESSAGE_TYPE: newerScript } = ContentScriptContext as unknown as Record<string, string>;

/** The extension's own global in this page: the page's scripts have another one. */
const world = globalThis as { dezhurny?: true };

/**
 * Whether this is the first guard of this page in this life of the extension: the manifest and the worker may both
 * start one in a page that loads while the extension is installed. After an update the world is a new one.
 */
export function isFirstGuard(): boolean {
  if (world.dezhurny) return false;
  world.dezhurny = true;
  return true;
}

/** Whether the page was there before this script: it is met anew after an installation or an update. */
export function isLate(): boolean {
  return document.readyState !== 'loading';
}

/**
 * WXT ends an orphaned script by an event in the document, which a page can forge. While our extension is alive no
 * newer script of it can exist, so the event goes no further.
 */
export function refuseForgedEnd(): void {
  const refuse = (event: Event): void => {
    if (browser.runtime?.id) event.stopImmediatePropagation();
  };
  if (newerScript) window.addEventListener(newerScript, refuse, { capture: true });
}
