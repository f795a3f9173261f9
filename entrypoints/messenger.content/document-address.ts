/**
 * Return the address that this document is judged by. A document without its own address (about:blank, blob:) has
 * the origin of the page that made it, and the address of the page that opened it or that it is in, if that can be read.
 * Otherwise it is a path that only rules for whole hosts match.
 * https://developer.chrome.com/docs/extensions/develop/concepts/content-scripts#frames
 */
export function documentAddress(): URL {
  if (hasOwnAddress()) return new URL(location.href);
  for (const creator of [opener, parent] as (Window | null)[]) {
    try {
      const { location: place } = creator as Window;
      if (place.origin === self.origin && creator !== self) return new URL(place.href);
    } catch {
      // A page of another site, or none.
    }
  }
  return new URL(self.origin === 'null' ? location.href : `${self.origin}/:`);
}

/** Return false for a document that a page made without a request. */
export function hasOwnAddress(): boolean {
  return /^http/.test(location.protocol);
}
