import type { Host } from './host.ts';
import { isInPlace } from './is-intact.ts';

/** Minimum time between two restorations of focus, so that a page cannot start a busy loop. */
const MIN_REFOCUS_INTERVAL_MS = 100;

/** Calls back when a host is removed, moved, or given a harmful attribute. @returns a function that stops watching */
export function watchPlace(host: Host, spoilt: () => void): () => void {
  const { node } = host;
  const observer = new MutationObserver((records) => {
    const wasTaken = records.some(({ removedNodes }) => [...removedNodes].includes(node));
    if (wasTaken || !isInPlace(host)) spoilt();
  });
  // Observe `document` for a replaced root element, and the root element for our node.
  observer.observe(document, { childList: true });
  observer.observe(document.documentElement, { childList: true });
  observer.observe(node, { attributes: true });
  return () => observer.disconnect();
}

/**
 * Calls back when something may cover a host. Chromium reports painted covers
 * (https://developer.mozilla.org/docs/Web/API/IntersectionObserver/trackVisibility); all engines report opened popovers and dialogs
 * (https://developer.mozilla.org/docs/Web/API/HTMLElement/toggle_event).
 * @returns a function that stops watching
 */
export function watchCover({ node, root }: Host, covered: () => void): () => void {
  // TypeScript's DOM types lack both options.
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

/** Remembers the focused element of a dialog and restores focus when the page takes it. @returns a function that stops watching */
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
    next = Math.max(next, now) + MIN_REFOCUS_INTERVAL_MS;
  };
  keep();
  root.addEventListener('focusin', keep, { signal: ended.signal });
  root.addEventListener('focusout', fetch, { signal: ended.signal });
  return () => ended.abort();
}
