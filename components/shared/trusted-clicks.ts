/** Clicks that count though the browser did not make them: ours, for a person's click that the page kept from us. */
const vouched = new WeakSet<Event>();
const arrived = new WeakSet<Event>();

/** Whether a person is behind a click on a button. */
export function isPress(click: Event): boolean {
  arrived.add(click);
  return click.isTrusted || vouched.has(click);
}

/** Whether a click has reached a button of ours. */
export function hasArrived(click: Event): boolean {
  return arrived.has(click);
}

/** Presses a button for the person. */
export function pressFor(button: HTMLElement): void {
  const click = new MouseEvent('click');
  vouched.add(click);
  button.dispatchEvent(click);
}
