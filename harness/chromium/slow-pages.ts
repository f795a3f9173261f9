import type { BrowserContext, Page } from '@playwright/test';
import { sessionOf } from './cdp.ts';

let slowness = 1;

/**
 * Have the main thread of each page run slower in every browser context that is launched from now on. Workers and the
 * browser process run at full speed.
 * https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setCPUThrottlingRate
 * @param times 1 or more
 * @returns a function that undoes it for later contexts
 */
export function slowPagesBy(times: number): () => void {
  const before = slowness;
  slowness = times;
  return () => {
    slowness = before;
  };
}

/** Slow the pages of a new context: a tab of `newPage()` before it is returned, others as soon as they are noticed. */
export function applySlowness(context: BrowserContext): void {
  if (slowness === 1) return;
  const rate = slowness;
  const open = context.newPage.bind(context);
  context.newPage = async () => {
    const page = await open();
    await slow(page, rate);
    return page;
  };
  context.on('page', (page) => {
    slow(page, rate).catch(() => undefined); // it was closed at once
  });
}

/** It holds in all documents that the tab will show. */
async function slow(page: Page, rate: number): Promise<void> {
  await (await sessionOf(page)).send('Emulation.setCPUThrottlingRate', { rate });
}
