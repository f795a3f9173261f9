import type { Page } from 'puppeteer-core';

/** Lends a page, and closes it when the work is done. */
export async function lendPage<T>(page: Page, work: (page: Page) => Promise<T>): Promise<T> {
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}
