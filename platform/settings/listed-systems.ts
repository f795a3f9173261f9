/** Key in the event page's own `localStorage`, which no other page of the extension and no content script uses. */
const LISTED_SYSTEMS_KEY = 'listed-systems';

/**
 * Load the ids of the systems that the last regulation listed, without waiting: for Firefox's event page, which must
 * register its listeners at once. A service worker has no `localStorage`. Never throws.
 * https://developer.mozilla.org/docs/Web/API/Window/localStorage
 */
export function loadListedSystems(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(LISTED_SYSTEMS_KEY) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Keep the ids of the listed systems for the next start of the event page. Best effort: the storage may be full. */
export function saveListedSystems(ids: readonly string[]): void {
  try {
    localStorage.setItem(LISTED_SYSTEMS_KEY, JSON.stringify(ids));
  } catch {
    // The next start listens to the built-in regulation's systems.
  }
}
