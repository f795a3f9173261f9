import { browser } from 'wxt/browser';
import { RECORD_AFTER_MS } from '../../../core/journal/attempt.ts';

/** A navigation of a tab: its address, and whether another one started in the tab before it ended. */
interface Watched {
  url: string;
  /** Epoch ms from which starts of other addresses are heard; `Infinity` until the browser has the listener. */
  since: number;
  other: boolean;
}

/**
 * Tells a redirect to another site from a load that a person stops. Firefox loads the target of a redirect in another
 * process: the target starts, and only then the listed address is reported as aborted, with the same error as a stopped
 * load (observed in Firefox 153). The listener hears every address, so it is registered only while a navigation to a
 * listed address is younger than {@link RECORD_AFTER_MS}. It does not wake the background page: Firefox keeps only
 * listeners that are registered at its start
 * (https://extensionworkshop.com/documentation/develop/manifest-v3-migration-guide/). Does nothing in Chromium, which
 * reports no abort for a redirect.
 */
export class RedirectWatch {
  readonly #watched = new Map<number, Watched>();

  /** Watch a navigation that starts. Call it synchronously in the event of the start. */
  begin(tab: number, url: string): void {
    if (!import.meta.env.FIREFOX) return;
    const one = { url, since: Number.POSITIVE_INFINITY, other: false };
    if (this.#watched.size === 0) browser.webNavigation.onBeforeNavigate.addListener(this.#noteStart);
    this.#watched.set(tab, one);
    // The browser answers a later call after it has registered the listener.
    void browser.runtime.getPlatformInfo().then(() => {
      one.since = Date.now();
    });
    setTimeout(() => this.#watched.get(tab) === one && this.end(tab), RECORD_AFTER_MS);
  }

  /**
   * Return true if the navigation of a tab that ended without a page was redirected to another site. If it ended before
   * starts were heard, no person had the time to stop it, so it counts as redirected too.
   * @param at epoch ms of the end
   */
  isRedirected(tab: number, at: number): boolean {
    if (!import.meta.env.FIREFOX) return false;
    const one = this.#watched.get(tab);
    return one !== undefined && (one.other || at < one.since);
  }

  /** Stop watching a tab whose navigation is of no concern. */
  end(tab: number): void {
    if (!import.meta.env.FIREFOX || !this.#watched.delete(tab) || this.#watched.size > 0) return;
    browser.webNavigation.onBeforeNavigate.removeListener(this.#noteStart);
  }

  #noteStart = ({ tabId, frameId, url }: { tabId: number; frameId: number; url: string }): void => {
    const one = frameId === 0 ? this.#watched.get(tabId) : undefined;
    if (one && url !== one.url) one.other = true;
  };
}
