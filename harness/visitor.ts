import { add } from './journal-tally.ts';
import { nine } from './nine-addresses.ts';
import type { GuardedBrowser, Tab } from './tab.ts';
import { until } from './until.ts';

/**
 * Makes visits in one tab after another. A visit is the first page of a system in a tab, with the banner up: one
 * episode. A tab that has visited all nine is replaced by a new one, so each visit is a separate episode.
 */
export class Visitor {
  /** System id → visits. */
  readonly visits = new Map<string, number>();
  /** Visits without a banner. */
  unseen = 0;
  readonly #browser: Pick<GuardedBrowser, 'openTab'>;
  #tab: Tab | undefined;
  #next: number;

  /** @param first which of the nine comes first */
  constructor(browser: Pick<GuardedBrowser, 'openTab'>, first = 0) {
    this.#browser = browser;
    this.#next = first;
  }

  /** Makes one visit; returns when the banner is up. */
  async visit(): Promise<void> {
    const [system, address] = nine[this.#next % nine.length] ?? nine[0];
    const tab = this.#tab ?? (await this.#browser.openTab(address));
    if (this.#tab) await tab.goto(address);
    this.#tab = tab;
    await until(() => bannerIsUp(tab), { timeout: 20_000, every: 5 }).catch(() => {
      this.unseen += 1;
    });
    add(this.visits, system);
    this.#next += 1;
    if (this.#next % nine.length === 0) this.#leaveNext = true;
  }

  /** Open a new tab if the last one has visited all nine. */
  async moveOn(): Promise<void> {
    if (this.#leaveNext) await this.leave();
  }

  /** Closes the tab. */
  async leave(): Promise<void> {
    this.#leaveNext = false;
    await this.#tab?.close().catch(() => undefined);
    this.#tab = undefined;
  }

  #leaveNext = false;
}

/** Return true if the extension draws in a page; it does so only to warn. */
async function bannerIsUp(tab: Tab): Promise<boolean> {
  const overlays = await tab.overlays().catch(() => []);
  return overlays.length > 0;
}
