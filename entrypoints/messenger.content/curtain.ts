/** A page must not stay hidden because storage hangs, ms. */
const LONGEST = 2000;

/**
 * Keeps a listed page unpainted while it is not known yet what to do about it, and for good where it must not be seen.
 * Settings come from another process: without this a fast page is on the screen before the banner.
 */
export class Curtain {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** For the time until there is a verdict. */
  hideForAMoment(): void {
    this.hide();
    this.#timer = setTimeout(() => this.lift(), LONGEST);
  }

  /** The banner's own root takes nothing over from the page's, so it stays visible. */
  hide(): void {
    clearTimeout(this.#timer);
    document.documentElement?.style.setProperty('visibility', 'hidden', 'important');
  }

  /** Leaves no trace: a page may look at its own root element. */
  lift(): void {
    clearTimeout(this.#timer);
    const root = document.documentElement;
    if (root?.style.getPropertyPriority('visibility') !== 'important') return;
    root.style.removeProperty('visibility');
    if (root.getAttribute('style') === '') root.removeAttribute('style');
  }
}
