import type { Host } from './host.ts';

const supportsPopover = 'popover' in HTMLElement.prototype;

/**
 * Attributes that take a host away from the keyboard or from assistive technology. Any other is harmless: other
 * extensions mark every element of a page, and `all: initial` in banner.css undoes what styles do.
 */
const HARMFUL_ATTRIBUTES = '[aria-hidden],[contenteditable],[inert],[role],[tabindex]';

/** Return true if a host is where it was inserted, without a harmful attribute. */
export function isInPlace({ node }: Pick<Host, 'node'>): boolean {
  return node.parentNode === document.documentElement && !node.matches(HARMFUL_ATTRIBUTES);
}

/**
 * Return true if a host is in its place, its dialog or strip is in the top layer
 * (https://developer.mozilla.org/docs/Glossary/Top_layer), nothing covers it, and the pointer can reach the dialog.
 */
export function isIntact(host: Host): boolean {
  const { node, root } = host;
  if (!isInPlace(host)) return false;
  const shown = root.querySelector<HTMLElement>('.banner, .strip');
  if (!shown || !isInTopLayer(shown) || (document.pointerLockElement && shown.matches('dialog'))) return false;
  return document.visibilityState === 'hidden' || isOnTop(node, shown);
}

function isInTopLayer(shown: HTMLElement): boolean {
  if (shown instanceof HTMLDialogElement) return shown.matches(':modal');
  return !supportsPopover || shown.matches(':popover-open');
}

/** Return true if a click in the middle of the element and of its first button would reach them. */
function isOnTop(node: HTMLElement, shown: HTMLElement): boolean {
  const places = [shown, shown.querySelector('button')];
  return places.every((place) => {
    if (!place) return true;
    const { x, y, width, height } = place.getBoundingClientRect();
    const [middleX, middleY] = [x + width / 2, y + height / 2];
    // In a low window the button may be scrolled out of view: skip it.
    if (place !== shown && (middleX > innerWidth || middleY > innerHeight)) return true;
    return width > 0 && document.elementFromPoint(middleX, middleY) === node;
  });
}
