import type { Browser, Page } from 'puppeteer-core';
import { add } from './journal-tally.ts';
import { nine } from './nine-addresses.ts';
import { until } from './until.ts';

interface Visited {
  browser: Browser;
  go(page: Page, url: string): Promise<void>;
  overlays(page: Page): Promise<unknown[]>;
}

/**
 * Makes visits in one tab after another. A visit is the first page of a system in a tab, with the banner up: one
 * episode. A tab that has visited all nine is replaced by a new one, so each visit is a separate episode.
 */
export class Visitor {
  /** System id → visits. */
  readonly visits = new Map<string, number>();
  /** Visits without a banner. */
  unseen = 0;
  readonly #browser: Visited;
  #page: Page | undefined;
  #next: number;

  /** @param first which of the nine comes first */
  constructor(browser: Visited, first = 0) {
    this.#browser = browser;
    this.#next = first;
  }

  /** Makes one visit; returns when the banner is up. */
  async visit(): Promise<Page> {
    const place = nine[this.#next % nine.length] ?? nine[0];
    this.#page ??= await this.#browser.browser.newPage();
    const page = this.#page;
    await this.#browser.go(page, place[1]);
    await until(() => bannerIsUp(this.#browser, page), { timeout: 20_000, every: 5 }).catch(() => {
      this.unseen += 1;
    });
    add(this.visits, place[0]);
    this.#next += 1;
    if (this.#next % nine.length === 0) this.#leaveNext = true;
    return page;
  }

  /** Open a new tab if the last one has visited all nine. */
  async moveOn(): Promise<void> {
    if (this.#leaveNext) await this.leave();
  }

  /** Closes the tab. */
  async leave(): Promise<void> {
    this.#leaveNext = false;
    await this.#page?.close().catch(() => undefined);
    this.#page = undefined;
  }

  #leaveNext = false;
}

/** Return true if the extension draws in a page; it does so only to warn. */
async function bannerIsUp(browser: Pick<Visited, 'overlays'>, page: Page): Promise<boolean> {
  const overlays = await browser.overlays(page).catch(() => []);
  return overlays.length > 0;
}
