/** How Firefox lets extensions see into closed shadow roots. */
type Seen = Element & { openOrClosedShadowRoot?: ShadowRoot | null };

/**
 * Firefox ends a replaced extension's scripts without a word to them: their banner stays in the page, and nothing
 * answers its buttons. The script that comes after removes it.
 */
export function removeLeftover(): void {
  for (const host of document.querySelectorAll<Seen>('html > div, body > div')) {
    if (host.openOrClosedShadowRoot?.querySelector('dialog.banner, .strip')) host.remove();
  }
}
