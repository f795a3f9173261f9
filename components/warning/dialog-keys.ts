/** Keys stay with the dialog: the page does not hear them, Tab goes round, Escape does nothing. */
export function holdKeys(event: KeyboardEvent, dialog: HTMLElement): void {
  event.stopImmediatePropagation();
  if (event.type !== 'keydown') return;
  if (event.key === 'Escape') event.preventDefault();
  if (event.key !== 'Tab') return;
  const buttons = dialog.querySelectorAll('button');
  const [first, last] = [buttons[0], buttons[buttons.length - 1]];
  const [edge, next] = event.shiftKey ? [first, last] : [last, first];
  const focused = (dialog.getRootNode() as Document | ShadowRoot).activeElement;
  // Between the edges the browser moves focus itself.
  if (focused !== edge && focused !== dialog && dialog.contains(focused)) return;
  event.preventDefault();
  next?.focus();
}

/** A press beside the buttons would hand focus, and with it the keys, to the page's body. */
export function keepFocus(event: MouseEvent): void {
  if (!(event.target instanceof Element && event.target.closest('button'))) event.preventDefault();
}
