import { browser } from 'wxt/browser';
import { SHOW_AFTER_MS } from '../../../core/journal/attempt.ts';
import { isRedirectTarget, type RedirectableNavigation } from '../../../core/journal/redirect-commit.ts';

/** A navigation of a tab, and what to do when it turns out after its abort that it was redirected. */
interface Watched extends RedirectableNavigation {
  redirected: boolean;
  onRedirect: () => void;
}

type Committed = Parameters<Parameters<typeof browser.webNavigation.onCommitted.addListener>[0]>[0];

/**
 * Tells a redirect to another site from a load that a person stops, by the page that is committed next
 * (core/journal/redirect-commit.ts). The listener hears every address, so it is registered only while a navigation to a
 * listed address is younger than {@link SHOW_AFTER_MS}. It does not wake the background page: Firefox keeps only
 * listeners that are registered at its start
 * (https://extensionworkshop.com/documentation/develop/manifest-v3-migration-guide/). Does nothing in Chromium, which
 * reports no abort for a redirect.
 */
export class RedirectWatch {
  readonly #watched = new Map<number, Watched>();
  /** Epoch ms from which commits are heard; `Infinity` until the browser has the listener. */
  #since = Number.POSITIVE_INFINITY;

  /** Watch a navigation that starts. Call it synchronously in the event of the start. */
  begin(tab: number, address: string): void {
    if (!import.meta.env.FIREFOX) return;
    if (this.#watched.size === 0) this.#listen();
    const one: Watched = { address, aborted: null, redirected: false, onRedirect: () => undefined };
    this.#watched.set(tab, one);
    setTimeout(() => this.#watched.get(tab) === one && this.end(tab), SHOW_AFTER_MS);
  }

  /**
   * Note that the navigation of a tab was aborted. If it was aborted before commits were heard, no person had the time to
   * stop it, so it counts as redirected.
   * @param at epoch ms of the abort
   * @param onRedirect called if its redirect to another site becomes known only later
   * @returns true if the redirect is known
   */
  noteAbort(tab: number, at: number, onRedirect: () => void): boolean {
    if (!import.meta.env.FIREFOX) return false;
    const one = this.#watched.get(tab);
    if (!one) return false;
    Object.assign(one, { aborted: at, onRedirect });
    return one.redirected || at < this.#since;
  }

  /** Stop watching a tab whose navigation is of no concern. */
  end(tab: number): void {
    if (!import.meta.env.FIREFOX || !this.#watched.delete(tab) || this.#watched.size > 0) return;
    browser.webNavigation.onCommitted.removeListener(this.#noteCommit);
    this.#since = Number.POSITIVE_INFINITY;
  }

  #listen(): void {
    browser.webNavigation.onCommitted.addListener(this.#noteCommit);
    // The browser answers a later call after it has registered the listener.
    void browser.runtime.getPlatformInfo().then(() => {
      this.#since = Math.min(this.#since, Date.now());
    });
  }

  #noteCommit = (commit: Committed): void => {
    const one = commit.frameId === 0 ? this.#watched.get(commit.tabId) : undefined;
    if (!one || one.redirected || !isRedirectTarget(one, commit)) return;
    one.redirected = true;
    one.onRedirect();
  };
}
