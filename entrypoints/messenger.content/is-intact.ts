import type { Host } from './host.ts';

const supportsPopover = 'popover' in HTMLElement.prototype;

/**
 * Whether a host is as we made it: in its place, without attributes a page gave it, its dialog or strip in the top
 * layer and nothing over it. Everything is asked of the browser, nothing of the page.
 */
export function isIntact(host: Host): boolean {
  const { node, root } = host;
  if (node.parentNode !== document.documentElement || node.attributes.length > 0) return false;
  const shown = root.querySelector<HTMLElement>('.banner, .strip');
  if (!shown || !isInTopLayer(shown)) return false;
  return document.visibilityState === 'hidden' || isOnTop(node, shown);
}

function isInTopLayer(shown: HTMLElement): boolean {
  if (shown instanceof HTMLDialogElement) return shown.matches(':modal');
  return !supportsPopover || shown.matches(':popover-open');
}

/** Whether a press in the middle of it, or of its first button, would reach it. */
function isOnTop(node: HTMLElement, shown: HTMLElement): boolean {
  const places = [shown, shown.querySelector('button')];
  return places.every((place) => {
    if (!place) return true;
    const { x, y, width, height } = place.getBoundingClientRect();
    const [middleX, middleY] = [x + width / 2, y + height / 2];
    // A window may be too low for all of it; then what is scrolled away says nothing.
    if (place !== shown && (middleX > innerWidth || middleY > innerHeight)) return true;
    return width > 0 && document.elementFromPoint(middleX, middleY) === node;
  });
}
