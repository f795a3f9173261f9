/** How a page is left. */
interface Leaving {
  /** Starts to leave it. */
  go(): void;
  /** Called when the page is left indeed. */
  left(): void;
  /** False: the page may not ask the person whether to leave, because no person chose to. */
  mayAsk: boolean;
}

/**
 * Leaves the page, and calls back only if that succeeds: the page may ask the person, who cancels. Every attempt to leave
 * sends `beforeunload` once, so a second one means that the first was cancelled
 * (https://html.spec.whatwg.org/multipage/browsing-the-web.html#checking-if-unloading-is-user-canceled).
 * @returns a function that forgets the attempt
 */
export function leavePage({ go, left, mayAsk }: Leaving): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let isAsked = false;
  const onBeforeUnload = (event: Event): void => {
    if (!event.isTrusted) return;
    if (isAsked) ended.abort();
    else if (!mayAsk) event.stopImmediatePropagation();
    isAsked = true;
  };
  const onPageHide = (event: Event): void => {
    if (!event.isTrusted) return;
    ended.abort();
    left();
  };
  addEventListener('beforeunload', onBeforeUnload, { capture: true, signal });
  addEventListener('pagehide', onPageHide, { capture: true, signal });
  go();
  return () => ended.abort();
}
