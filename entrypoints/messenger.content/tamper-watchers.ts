import type { Host } from './host.ts';

/** ms between two times that focus is fetched back from a page that takes it away. */
const FETCH = 100;

/** Calls back when a host was removed, moved, or given attributes. Returns the way to stop. */
export function watchPlace({ node }: Host, spoilt: () => void): () => void {
  const observer = new MutationObserver((records) => {
    const wasTaken = records.some(({ removedNodes }) => [...removedNodes].includes(node));
    if (wasTaken || node.attributes.length > 0 || node.parentNode !== document.documentElement) spoilt();
  });
  // `document` sees the root element replaced, the root element sees our node removed.
  observer.observe(document, { childList: true });
  observer.observe(document.documentElement, { childList: true });
  observer.observe(node, { attributes: true });
  return () => observer.disconnect();
}

/**
 * Calls back when something may have come over a host: Chromium says what is painted over an element, whatever it is;
 * of popovers and dialogs every engine says that they open. Returns the way to stop.
 */
export function watchCover({ node, root }: Host, covered: () => void): () => void {
  // TypeScript's own list does not know the two yet.
  const options: object = { trackVisibility: true, delay: 100 };
  const painted = new IntersectionObserver((entries) => {
    const last = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
    if (last?.isIntersecting && last.isVisible === false) covered();
  }, options);
  const shown = root.querySelector('.banner, .strip');
  if (shown) painted.observe(shown);
  const opened = (event: Event): void => {
    const isOpen = (event as ToggleEvent).newState === 'open';
    if (event.isTrusted && isOpen && event.target !== node) covered();
  };
  addEventListener('toggle', opened, { capture: true });
  return () => {
    painted.disconnect();
    removeEventListener('toggle', opened, { capture: true });
  };
}

/** Keeps in mind where focus is in a dialog, and fetches it back when a page takes it away. Returns the way to stop. */
export function watchFocus(host: Host): () => void {
  const { root } = host;
  const ended = new AbortController();
  let next = 0;
  const keep = (): void => {
    host.focused = root.activeElement as HTMLElement | null;
  };
  const fetch = (event: Event): void => {
    const left = (event as FocusEvent).relatedTarget === null && document.hasFocus();
    if (!left || !root.querySelector('dialog')) return;
    const now = Date.now();
    setTimeout(() => root.activeElement ?? host.focused?.focus(), Math.max(0, next - now));
    next = Math.max(next, now) + FETCH;
  };
  keep();
  root.addEventListener('focusin', keep, { signal: ended.signal });
  root.addEventListener('focusout', fetch, { signal: ended.signal });
  return () => ended.abort();
}
