import type { PageLife } from './page-life.ts';

/** A page must not stay hidden when storage does not answer. */
const MAX_HIDDEN_MS = 2000;

/**
 * Hides a listed page until there is a verdict, and permanently in block mode. Settings come from another process:
 * without this a fast page is painted before the banner.
 */
export class Curtain {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The page is visible again when the script's life ends. */
  constructor(life: PageLife) {
    life.onInvalidated(() => this.#lift());
  }

  /** Hides the page until there is a verdict, at most {@link MAX_HIDDEN_MS}. */
  hideForAMoment(): void {
    this.#hide();
    this.#timer = setTimeout(() => this.#lift(), MAX_HIDDEN_MS);
  }

  /** Hides the page, or shows it again. */
  set(isHidden: boolean): void {
    if (isHidden) this.#hide();
    else this.#lift();
  }

  /**
   * The banner stays visible: `all: initial` in banner.css stops inheritance from the page. The root element of an XML
   * document has no style.
   */
  #hide(): void {
    clearTimeout(this.#timer);
    document.documentElement?.style?.setProperty('visibility', 'hidden', 'important');
  }

  /** Removes an empty `style` attribute too, so that the page finds its root element unchanged. */
  #lift(): void {
    clearTimeout(this.#timer);
    const root = document.documentElement;
    if (root?.style?.getPropertyPriority('visibility') !== 'important') return;
    root.style.removeProperty('visibility');
    if (root.getAttribute('style') === '') root.removeAttribute('style');
  }
}
