/**
 * A list of texts in the event page's own `localStorage`, which no other page of the extension and no content script uses. It
 * is read without waiting: Firefox's event page must register its listeners at once. A service worker has no `localStorage`.
 * https://developer.mozilla.org/docs/Web/API/Window/localStorage
 */
function startList(key: string) {
  return {
    /** Load the list of the last run; empty if nothing is stored. Never throws. */
    load(): string[] {
      try {
        const listed: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
        return Array.isArray(listed) ? listed.filter((one) => typeof one === 'string') : [];
      } catch {
        return [];
      }
    },
    /** Keep the list for the next start of the event page. Best effort: the storage may be full. */
    save(listed: readonly string[]): void {
      try {
        localStorage.setItem(key, JSON.stringify(listed));
      } catch {
        // The next start listens to what it listens to without a list.
      }
    },
  };
}

/** A list for the next start of the event page. */
export type StartList = ReturnType<typeof startList>;

/** The ids of the systems that the regulation lists. */
export const systemsOfStart = startList('listed-systems');

/** The permitted hosts that are listened to: none unless the setting asks for it. */
export const platformHostsOfStart = startList('platform-hosts');
