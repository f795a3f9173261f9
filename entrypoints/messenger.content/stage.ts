import { type ComponentChild, render } from 'preact';
import { nextRepair, type RepairBackoff } from '../../core/messages/repair-backoff.ts';
import { EventShield } from './event-shield.ts';
import { closePictures } from './extra-windows.ts';
import { type Host, makeHost, undoZoom } from './host.ts';
import { isIntact } from './is-intact.ts';
import type { PageLife } from './page-life.ts';
import { printAlone } from './print.ts';
import { releaseInput } from './release-input.ts';
import { watchCover, watchFocus, watchPlace } from './tamper-watchers.ts';
import { endTransition } from './transition.ts';

/** How often the host is checked for being visible and clickable. */
const INTEGRITY_CHECK_MS = 400;

/** Repairs for a reported cover that the integrity check does not confirm; some covers cannot be avoided. */
const MAX_UNCONFIRMED_REPAIRS = 6;

/**
 * Renders into a closed shadow root and repairs it when the page removes, hides, moves, restyles or covers it. A repair
 * creates a new host, which enters the top layer last.
 */
export class Stage {
  readonly #life: PageLife;
  readonly #shield: EventShield;
  readonly #beaten: () => void;
  #host: Host | null = null;
  #shown: ComponentChild = null;
  #attempts: RepairBackoff = { attempts: 0, last: 0 };
  #suspicions = 0;
  #gaveUp = false;
  #repair: ReturnType<typeof setTimeout> | undefined;
  #unwatch = (): void => undefined;

  /** @param beaten called when all repair attempts are used up, or the document shows no HTML */
  constructor(life: PageLife, beaten: () => void) {
    const ended = new AbortController();
    this.#life = life;
    this.#beaten = beaten;
    this.#shield = new EventShield(() => this.#host, ended.signal);
    life.addEventListener(window, 'beforeprint', () => this.#shown && printAlone(this.#host?.node));
    life.onInvalidated(() => {
      this.clear();
      ended.abort();
    });
  }

  /** Renders the content, or replaces what is rendered. */
  render(what: ComponentChild): void {
    this.#shown = what;
    if (this.#host) this.#draw(this.#host);
    else if (this.#repair === undefined) this.#insert();
  }

  /** Removes the host from the page and forgets the repair attempts. */
  clear(): void {
    this.#shown = null;
    this.#attempts = { attempts: 0, last: 0 };
    this.#suspicions = 0;
    this.#gaveUp = false;
    clearTimeout(this.#repair);
    this.#repair = undefined;
    this.#remove();
  }

  #insert(): void {
    this.#repair = undefined;
    const focused = this.#remove();
    if (!this.#shown) return;
    // SVG and other XML show no HTML: the notice page takes their place.
    if (!(document.createElement('div') instanceof HTMLElement)) {
      this.#giveUp();
      return;
    }
    if (!document.documentElement) return;
    const host = makeHost();
    this.#host = host;
    this.#shield.stand();
    releaseInput();
    document.documentElement.append(host.node);
    this.#draw(host);
    host.root.querySelectorAll('button')[focused]?.focus();
  }

  /** Removes the host. @returns the index of the button that had focus, or -1 */
  #remove(): number {
    this.#unwatch();
    const host = this.#host;
    if (!host) return -1;
    const focused = [...host.root.querySelectorAll('button')].indexOf(host.focused as HTMLButtonElement);
    render(null, host.mount);
    host.node.remove();
    this.#host = null;
    return focused;
  }

  #draw(host: Host): void {
    this.#unwatch();
    undoZoom(host.mount);
    render(this.#shown, host.mount);
    const timer = setInterval(() => this.#check(host), INTEGRITY_CHECK_MS);
    const stops = [
      watchPlace(host, () => this.#repairHost()),
      watchCover(host, () => this.#suspect()),
      watchFocus(host),
      () => clearInterval(timer),
    ];
    this.#unwatch = () => {
      for (const stop of stops) stop();
    };
  }

  #check(host: Host): void {
    if (this.#life.isInvalid) return;
    undoZoom(host.mount);
    endTransition();
    if (host.root.querySelector('dialog')) closePictures();
    if (!isIntact(host)) this.#repairHost();
  }

  #giveUp(): void {
    if (!this.#gaveUp) this.#beaten();
    this.#gaveUp = true;
  }

  #suspect(): void {
    this.#suspicions += 1;
    if (this.#suspicions <= MAX_UNCONFIRMED_REPAIRS) this.#repairHost();
  }

  #repairHost(): void {
    if (!this.#shown || this.#gaveUp || this.#repair !== undefined) return;
    const next = nextRepair(this.#attempts, Date.now());
    if (!next) {
      this.#giveUp();
      return;
    }
    this.#attempts = next.mending;
    if (next.pause === 0) this.#insert();
    else this.#repair = setTimeout(() => this.#insert(), next.pause);
  }
}
