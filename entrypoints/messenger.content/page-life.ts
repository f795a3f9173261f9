import { browser } from 'wxt/browser';

/** What our code asks of the life of a page's script; all of it ends with that life. */
export interface PageLife {
  readonly isInvalid: boolean;
  /** Returns the way to hear of it no more. */
  onInvalidated(ended: () => void): () => void;
  setTimeout(later: () => void, ms: number): void;
  setInterval(again: () => void, ms: number): void;
  /** Hears what the browser itself says. */
  addEventListener(target: EventTarget, type: string, listener: (event: Event) => void): void;
}

/**
 * The life of the script on one page, until the extension is updated, switched off or removed under it. It stands in
 * for WXT's context in the build (wxt.config.ts): that one tells every page the extension's id by a message, and ends
 * at an event that any page can dispatch. This one sends nothing and hears only what the browser itself says.
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

  /** A page can dispatch what it likes, thousands of times; those events are not trusted. */
  addEventListener(target: EventTarget, type: string, listener: (event: Event) => void): void {
    const trusted = (event: Event): void => {
      if (event.isTrusted && !this.isInvalid) listener(event);
    };
    target.addEventListener(type, trusted, { signal: this.#end.signal });
  }
}

/** The name by which WXT's entrypoint asks for it. */
export { Life as ContentScriptContext };
