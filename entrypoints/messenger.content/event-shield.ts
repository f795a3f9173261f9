import { hasArrived, pressFor } from '../../components/shared/trusted-clicks.ts';
import { holdKeys } from '../../components/warning/dialog-keys.ts';
import type { Host } from './host.ts';

const KEYS = ['keydown', 'keypress', 'keyup'];
const POINTERS = ['pointerdown', 'touchstart', 'touchmove', 'touchend', 'wheel'];

/**
 * Stands before the page's own listeners: ours are the first of the window because the script starts with the
 * document. What a person does in the banner reaches it, and a page neither hears nor stops it.
 */
export class EventShield {
  readonly #current: () => Host | null;
  readonly #signal: AbortSignal;

  /** @param current the host that is up, if one is */
  constructor(current: () => Host | null, signal: AbortSignal) {
    this.#current = current;
    this.#signal = signal;
    this.stand();
  }

  /** Takes its place; again, where the page's `document.open()` has removed every listener. */
  stand(): void {
    const [capture, signal] = [true, this.#signal];
    for (const type of KEYS) addEventListener(type, this.#onKey as EventListener, { capture, signal });
    for (const type of POINTERS) addEventListener(type, this.#onPointer, { capture, signal, passive: true });
    addEventListener('click', this.#onClick, { capture, signal });
  }

  #onKey = (event: KeyboardEvent): void => {
    const host = this.#current();
    if (!host || !event.isTrusted) return;
    const dialog = host.root.querySelector('dialog');
    if (dialog) {
      // A page may have taken focus away a moment ago; keys go on from where it was.
      if (!host.root.activeElement) host.focused?.focus();
      holdKeys(event, dialog);
    } else if (event.target === host.node) event.stopImmediatePropagation();
  };

  #onPointer = (event: Event): void => {
    if (event.isTrusted && event.target === this.#current()?.node) event.stopImmediatePropagation();
  };

  /** A page that stops a click on its way to the banner only makes it come a little later. */
  #onClick = (click: MouseEvent): void => {
    const host = this.#current();
    if (!host || !click.isTrusted || click.target !== host.node) return;
    const { clientX, clientY, detail } = click;
    const place = detail > 0 ? host.root.elementFromPoint(clientX, clientY) : host.root.activeElement;
    const button = place?.closest<HTMLElement>('button');
    setTimeout(() => button && !hasArrived(click) && pressFor(button));
  };
}
