import { browser } from 'wxt/browser';
import { loadFailure } from '../../../core/decision/load-error.ts';
import { ARRIVAL_SETTLED_MS } from '../../../core/journal/arrival-check.ts';

type FailedLoad = Parameters<Parameters<typeof browser.webNavigation.onErrorOccurred.addListener>[0]>[0];

/**
 * Tells the error page in Firefox, whose `getFrame` gives the address that failed and does not support `errorOccurred`
 * (https://searchfox.org/firefox-main/source/toolkit/modules/WebNavigationFrames.sys.mjs). The listener hears every address,
 * so it is registered only for a while after a press. It does not wake the background page: Firefox keeps only listeners that
 * are registered at its start (https://extensionworkshop.com/documentation/develop/manifest-v3-migration-guide/). Does
 * nothing in Chromium.
 */
class FailedLoads {
  /** Address that failed, by tab. */
  readonly #failed = new Map<number, string>();
  #presses = 0;

  /** Hear failed loads from now on, until the check of a press is settled. Call it before the tab is led to the platform. */
  listen(): void {
    if (!import.meta.env.FIREFOX) return;
    if (this.#presses === 0) browser.webNavigation.onErrorOccurred.addListener(this.#note);
    this.#presses += 1;
    setTimeout(() => this.#end(), ARRIVAL_SETTLED_MS);
  }

  /** Return true if a failed load would be known. */
  isListening(): boolean {
    return !import.meta.env.FIREFOX || this.#presses > 0;
  }

  /** Return true, once, if the page that a tab shows failed to load. */
  takeFailure(tab: number, address: string): boolean {
    return import.meta.env.FIREFOX && this.#failed.get(tab) === address && this.#failed.delete(tab);
  }

  #end(): void {
    this.#presses -= 1;
    if (this.#presses > 0) return;
    browser.webNavigation.onErrorOccurred.removeListener(this.#note);
    this.#failed.clear();
  }

  #note = ({ frameId, tabId, url, error }: FailedLoad): void => {
    if (frameId === 0 && loadFailure(error) !== 'aborted') this.#failed.set(tabId, url);
  };
}

/** The failed loads that this run of the worker has heard. */
export const failedLoads = new FailedLoads();
