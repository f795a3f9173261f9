import { type ComponentChild, render } from 'preact';
import { nextRepair, type RepairBackoff } from '../../core/messages/repair-backoff.ts';
import { EventShield } from './event-shield.ts';
import { type Host, makeHost, undoZoom } from './host.ts';
import { isIntact } from './is-intact.ts';
import type { PageLife } from './page-life.ts';
import { watchCover, watchFocus, watchPlace } from './tamper-watchers.ts';
import { endTransition } from './transition.ts';

/** ms between looks at whether what we show can still be seen and pressed. */
const LOOK = 400;

/** Repairs on suspicion only; a page may have something over ours that neither of us can help. */
const SUSPICIONS = 6;

/**
 * A place in the page that the page cannot look into, and that comes back when the page removes, hides, moves,
 * restyles or covers it. Every repair is the same: all of it is made anew and enters the top layer again.
 */
export class Stage {
  readonly #life: PageLife;
  readonly #shield: EventShield;
  readonly #beaten: () => void;
  #host: Host | null = null;
  #shown: ComponentChild = null;
  #mending: RepairBackoff = { attempts: 0, last: 0 };
  #suspicions = 0;
  #gaveUp = false;
  #repair: ReturnType<typeof setTimeout> | undefined;
  #unwatch = (): void => undefined;

  /** @param beaten called when the page went on spoiling what we showed till all attempts were used up */
  constructor(life: PageLife, beaten: () => void) {
    const ended = new AbortController();
    this.#life = life;
    this.#beaten = beaten;
    this.#shield = new EventShield(() => this.#host, ended.signal);
    life.onInvalidated(() => {
      this.clear();
      ended.abort();
    });
  }

  /** Shows something, or something else. */
  render(what: ComponentChild): void {
    this.#shown = what;
    if (this.#host) this.#draw(this.#host);
    else if (this.#repair === undefined) this.#raise();
  }

  /** Shows nothing; nothing of ours is in the page then. */
  clear(): void {
    this.#shown = null;
    this.#mending = { attempts: 0, last: 0 };
    this.#suspicions = 0;
    this.#gaveUp = false;
    clearTimeout(this.#repair);
    this.#repair = undefined;
    this.#strike();
  }

  #raise(): void {
    this.#repair = undefined;
    const focused = this.#strike();
    if (!this.#shown || !document.documentElement) return;
    const host = makeHost();
    this.#host = host;
    this.#shield.stand();
    document.documentElement.append(host.node);
    this.#draw(host);
    host.root.querySelectorAll('button')[focused]?.focus();
  }

  /** @returns which button had focus, -1 when none had */
  #strike(): number {
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
    const timer = setInterval(() => this.#look(host), LOOK);
    const stops = [
      watchPlace(host, () => this.#mend()),
      watchCover(host, () => this.#suspect()),
      watchFocus(host),
      () => clearInterval(timer),
    ];
    this.#unwatch = () => {
      for (const stop of stops) stop();
    };
  }

  #look(host: Host): void {
    if (this.#life.isInvalid) return;
    undoZoom(host.mount);
    endTransition();
    if (!isIntact(host)) this.#mend();
  }

  #suspect(): void {
    this.#suspicions += 1;
    if (this.#suspicions <= SUSPICIONS) this.#mend();
  }

  #mend(): void {
    if (!this.#shown || this.#gaveUp || this.#repair !== undefined) return;
    const next = nextRepair(this.#mending, Date.now());
    if (!next) {
      this.#gaveUp = true;
      this.#beaten();
      return;
    }
    this.#mending = next.mending;
    if (next.pause === 0) this.#raise();
    else this.#repair = setTimeout(() => this.#raise(), next.pause);
  }
}
