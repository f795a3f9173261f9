/** An attempt to leave the page. */
interface Leaving {
  /** Called when the page is left indeed. */
  left(): void;
  /** False: the page may not ask the person whether to leave, because no person chose to. */
  mayAsk: boolean;
}

/**
 * Tells whether an attempt to leave the page succeeds: the page may ask the person, who cancels. Every attempt sends
 * `beforeunload` once, so a second one means that the first was cancelled
 * (https://html.spec.whatwg.org/multipage/browsing-the-web.html#checking-if-unloading-is-user-canceled).
 */
export class Departure {
  #leaving: Leaving | null = null;
  #isAsked = false;

  /** Listens from the start of the document: Chromium calls the listeners of the window in the order of registration. */
  constructor() {
    this.#listen();
  }

  /** Begin an attempt, instead of the one before. */
  begin(leaving: Leaving): void {
    this.#listen(); // `document.open()` of the page removes listeners
    this.#leaving = leaving;
    this.#isAsked = false;
  }

  /** End the attempt. */
  cancel(): void {
    this.#leaving = null;
  }

  #listen(): void {
    addEventListener('beforeunload', this.#onBeforeUnload, true);
    addEventListener('pagehide', this.#onPageHide, true);
  }

  #onBeforeUnload = (event: Event): void => {
    if (!this.#leaving || !event.isTrusted) return;
    if (this.#isAsked) this.cancel();
    else if (!this.#leaving.mayAsk) event.stopImmediatePropagation();
    this.#isAsked = true;
  };

  #onPageHide = (event: Event): void => {
    if (!event.isTrusted) return;
    this.#leaving?.left();
    this.cancel();
  };
}
