/** A click as a person makes it: what scripts dispatch is not trusted, here as in a browser. */
export function press(button: HTMLElement): void {
  const click = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(click, 'isTrusted', { value: true });
  button.dispatchEvent(click);
}
