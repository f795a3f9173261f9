/** Firefox lets extensions read closed shadow roots: https://developer.mozilla.org/docs/Web/API/Element/openOrClosedShadowRoot */
type HostElement = Element & { openOrClosedShadowRoot?: ShadowRoot | null };

/**
 * Removes the banner of the version before an update. Firefox ends the old content scripts without an event, so their
 * banner stays in the page with buttons that do nothing.
 */
export function removeLeftover(): void {
  for (const host of document.querySelectorAll<HostElement>('html > div, body > div')) {
    if (host.openOrClosedShadowRoot?.querySelector('dialog.banner, .strip')) host.remove();
  }
}
