import { browser } from 'wxt/browser';

/** The lifetime of the content script in a page. Timers and listeners made here end with it. */
export interface PageLife {
  readonly isInvalid: boolean;
  /** @returns a function that removes the listener */
  onInvalidated(ended: () => void): () => void;
  setTimeout(later: () => void, ms: number): void;
  setInterval(again: () => void, ms: number): void;
  /** Listens to trusted events only. */
  addEventListener(target: EventTarget, type: string, listener: (event: Event) => void): void;
}

/**
 * The lifetime of the script in one page: until the extension is updated, disabled or removed. The build replaces WXT's
 * ContentScriptContext by it (wxt.config.ts). WXT's class posts the extension's id to the page and ends on an event that
 * any page can dispatch. This class posts nothing and ignores untrusted events.
 * https://wxt.dev/api/reference/wxt/utils/content-script-context/classes/ContentScriptContext
 */
class Life implements PageLife {
  readonly #end = new AbortController();

  get isInvalid(): boolean {
    if (!browser.runtime?.id) this.#end.abort();
    return this.#end.signal.aborted;
  }

  onInvalidated(ended: () => void): () => void {
    this.#end.signal.addEventListener('abort', ended);
    return () => this.#end.signal.removeEventListener('abort', ended);
  }

  setTimeout(later: () => void, ms: number): void {
    const timer = setTimeout(() => this.isInvalid || later(), ms);
    this.onInvalidated(() => clearTimeout(timer));
  }

  setInterval(again: () => void, ms: number): void {
    const timer = setInterval(() => this.isInvalid || again(), ms);
    this.onInvalidated(() => clearInterval(timer));
  }

  /** Ignores events that the page dispatches: they are not trusted (https://developer.mozilla.org/docs/Web/API/Event/isTrusted). */
  addEventListener(target: EventTarget, type: string, listener: (event: Event) => void): void {
    const trusted = (event: Event): void => {
      if (event.isTrusted && !this.isInvalid) listener(event);
    };
    target.addEventListener(type, trusted, { signal: this.#end.signal });
  }
}

/** The name that WXT's entrypoint imports. */
export { Life as ContentScriptContext };
