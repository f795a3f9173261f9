import type { PageLife } from './page-life.ts';

/** A page must not stay hidden when storage does not answer. */
const MAX_HIDDEN_MS = 2000;

/**
 * What hides a page: `visibility` takes it from the pointer, the keyboard and assistive technology, `opacity` hides what
 * says `visibility: visible` and, in Chromium, the background of the window. Firefox paints that background as that of
 * the root element or, where this has none, of the body.
 */
const hiding: Readonly<Record<string, string>> = {
  visibility: 'hidden',
  opacity: '0',
  ...(import.meta.env.FIREFOX && { 'background-image': 'linear-gradient(Canvas,Canvas)' }),
};

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
   * The banner stays visible: `all: initial` in banner.css stops inheritance from the page, and the opacity of an element
   * does not reach the top layer. The root element of an XML document has no style.
   */
  #hide(): void {
    clearTimeout(this.#timer);
    for (const name in hiding) document.documentElement?.style?.setProperty(name, hiding[name] ?? '', 'important');
  }

  /** Removes an empty `style` attribute too, so that the page finds its root element unchanged. */
  #lift(): void {
    clearTimeout(this.#timer);
    const root = document.documentElement;
    if (root?.style?.getPropertyPriority('visibility') !== 'important') return;
    for (const name in hiding) root.style.removeProperty(name);
    if (root.getAttribute('style') === '') root.removeAttribute('style');
  }
}
