/** Keeps key events in the dialog: the page does not receive them, Tab cycles, Escape does nothing. */
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

/** Prevents a click beside the buttons from moving focus to the page's body. */
export function keepFocus(event: MouseEvent): void {
  if (!(event.target instanceof Element && event.target.closest('button'))) event.preventDefault();
}
