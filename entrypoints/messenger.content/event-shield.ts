import { hasArrived, pressFor } from '../../components/shared/trusted-clicks.ts';
import { holdKeys } from '../../components/warning/dialog-keys.ts';
import type { Host } from './host.ts';

const KEY_EVENTS = ['keydown', 'keypress', 'keyup'];
const POINTER_EVENTS = ['pointerdown', 'touchstart', 'touchmove', 'touchend', 'wheel'];

/**
 * Keeps input in the banner away from the page. The script runs at document_start, so its capturing listeners on the
 * window are the first. Events made by scripts are ignored (https://developer.mozilla.org/docs/Web/API/Event/isTrusted).
 */
export class EventShield {
  readonly #current: () => Host | null;
  readonly #signal: AbortSignal;

  /** @param current returns the host that is shown, if any */
  constructor(current: () => Host | null, signal: AbortSignal) {
    this.#current = current;
    this.#signal = signal;
    this.stand();
  }

  /**
   * Adds the listeners. Called again for each host, because `document.open()` of the page removes them
   * (https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html#document-open-steps).
   */
  stand(): void {
    const [capture, signal] = [true, this.#signal];
    for (const type of KEY_EVENTS) addEventListener(type, this.#onKey as EventListener, { capture, signal });
    for (const type of POINTER_EVENTS) addEventListener(type, this.#onPointer, { capture, signal, passive: true });
    addEventListener('click', this.#onClick, { capture, signal });
  }

  #onKey = (event: KeyboardEvent): void => {
    const host = this.#current();
    if (!host || !event.isTrusted) return;
    const dialog = host.root.querySelector('dialog');
    if (dialog) {
      // The page may have taken focus away: restore it before handling the key.
      if (!host.root.activeElement) host.focused?.focus();
      holdKeys(event, dialog);
    } else if (event.target === host.node) event.stopImmediatePropagation();
  };

  #onPointer = (event: Event): void => {
    if (event.isTrusted && event.target === this.#current()?.node) event.stopImmediatePropagation();
  };

  /** Dispatches the click again if the page has stopped it before it reached the button. */
  #onClick = (click: MouseEvent): void => {
    const host = this.#current();
    if (!host || !click.isTrusted || click.target !== host.node) return;
    const { clientX, clientY, detail } = click;
    const place = detail > 0 ? host.root.elementFromPoint(clientX, clientY) : host.root.activeElement;
    const button = place?.closest<HTMLElement>('button');
    setTimeout(() => button && !hasArrived(click) && pressFor(button));
  };
}
