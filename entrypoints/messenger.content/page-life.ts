import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';

/** What our code asks of the life of a page's script; WXT's own context has it too. */
export type PageLife = Pick<
  ContentScriptContext,
  'isInvalid' | 'onInvalidated' | 'setTimeout' | 'setInterval' | 'addEventListener'
>;

/**
 * The life of the script on one page, till the extension is updated, switched off or removed under it. It stands in
 * for WXT's context in the build (wxt.config.ts): that one tells every page the extension's id by a message, and ends
 * at an event that any page can dispatch. This one speaks to nobody and hears only what the browser itself says.
 */
class Life {
  readonly #end = new AbortController();

  get isInvalid(): boolean {
    if (!browser.runtime?.id) this.#end.abort();
    return this.#end.signal.aborted;
  }

  onInvalidated(ended: () => void): () => void {
    this.#end.signal.addEventListener('abort', ended);
    return () => this.#end.signal.removeEventListener('abort', ended);
  }

  setTimeout(later: () => void, ms?: number): number {
    const timer = setTimeout(() => this.isInvalid || later(), ms);
    this.onInvalidated(() => clearTimeout(timer));
    return timer as unknown as number;
  }

  setInterval(again: () => void, ms?: number): number {
    const timer = setInterval(() => this.isInvalid || again(), ms);
    this.onInvalidated(() => clearInterval(timer));
    return timer as unknown as number;
  }

  /** A page can dispatch what it likes, thousands of times; those events are not trusted. */
  addEventListener(
    target: EventTarget,
    type: string,
    listener: (event: never) => void,
    options?: AddEventListenerOptions,
  ): void {
    const trusted = (event: Event): void => {
      if (event.isTrusted && !this.isInvalid) listener(event as never);
    };
    target.addEventListener(type, trusted, { ...options, signal: this.#end.signal });
  }
}

/** The name by which WXT's entrypoint asks for it. */
export { Life as ContentScriptContext };
