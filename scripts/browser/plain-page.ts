import type { Browser, Page } from 'puppeteer-core';

/**
 * A page of the extension's origin that runs none of its code. It stays open behind the others: a tab costs more than
 * what is done in it.
 */
export class PlainPage {
  #page: Promise<Page> | undefined;
  readonly #open: () => Promise<Page>;

  constructor(browser: Browser, id: () => string) {
    this.#open = async () => {
      const page = await browser.newPage({ background: true });
      await page.goto(`chrome-extension://${id()}/manifest.json`);
      return page;
    };
  }

  /** Lends the page; an extension that was loaded anew has closed the one before. */
  async lend<T>(work: (page: Page) => Promise<T>): Promise<T> {
    if (!this.#page || (await this.#page).isClosed()) this.#page = this.#open();
    return work(await this.#page);
  }

  /** Without it the extension has no process but its worker's. */
  async close(): Promise<void> {
    const page = await this.#page?.catch(() => undefined);
    this.#page = undefined;
    if (page && !page.isClosed()) await page.close().catch(() => undefined); // the browser went
  }
}
