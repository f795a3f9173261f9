import type { Page } from 'puppeteer-core';

/** Run `work` with a page, then close the page. */
export async function lendPage<T>(page: Page, work: (page: Page) => Promise<T>): Promise<T> {
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}
