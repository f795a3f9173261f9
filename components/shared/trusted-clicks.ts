/** Untrusted clicks that count: the ones the event shield dispatches after the page stopped a person's click. */
const vouched = new WeakSet<Event>();
const arrived = new WeakSet<Event>();

/** Return true if a person made the click (https://developer.mozilla.org/docs/Web/API/Event/isTrusted). */
export function isPress(click: Event): boolean {
  arrived.add(click);
  return click.isTrusted || vouched.has(click);
}

/** Return true if the click has reached one of our buttons. */
export function hasArrived(click: Event): boolean {
  return arrived.has(click);
}

/** Dispatches a click that counts as the person's. */
export function pressFor(button: HTMLElement): void {
  const click = new MouseEvent('click');
  vouched.add(click);
  button.dispatchEvent(click);
}
