import type { Page } from '@playwright/test';
import { within } from '../harness/until.ts';

/** ms after which a wait is given up. */
const GIVE_UP_MS = 120_000;

/**
 * Wait until a person can see an element, by a look in each frame of the page: Playwright looks again after 20, 50, 100,
 * 100 and then every 500 ms, which is coarser than what is measured.
 * @param selector CSS; the navigation to its page is committed
 */
export async function seen(page: Page, selector: string, timeout = GIVE_UP_MS): Promise<void> {
  await within(timeout, page.evaluate(untilSeen, selector), `${selector} to be seen`);
}

/** Runs in the page. */
function untilSeen(selector: string): Promise<void> {
  return new Promise((done) => {
    const look = (): void => {
      if (document.querySelector(selector)?.checkVisibility()) done();
      else requestAnimationFrame(look);
    };
    look();
  });
}
