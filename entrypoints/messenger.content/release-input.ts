/** ms for which a frame is hidden: the browser hears of it with the next frames that it paints. */
const HIDDEN_MS = 500;

/** Chromium alone has it (https://developer.mozilla.org/docs/Web/API/Keyboard/unlock). */
type WithKeyboard = Navigator & { keyboard?: { unlock(): void } };

/**
 * Release the keys that a page in full screen took from the browser and the system, and the pointer that a game or a call
 * holds: in the page, or in the frame that has the focus. A page cannot release the pointer of a frame of another site, but
 * a frame that is not shown loses it (observed in Chromium 156).
 * https://developer.mozilla.org/docs/Web/API/Document/exitPointerLock
 */
export function releaseInput(): void {
  (navigator as WithKeyboard).keyboard?.unlock();
  document.exitPointerLock();
  const frame = document.activeElement;
  if (!(frame instanceof HTMLIFrameElement)) return;
  const { style } = frame;
  const [value, priority] = [style.getPropertyValue('visibility'), style.getPropertyPriority('visibility')];
  style.setProperty('visibility', 'hidden', 'important');
  setTimeout(() => style.setProperty('visibility', value, priority), HIDDEN_MS);
}
