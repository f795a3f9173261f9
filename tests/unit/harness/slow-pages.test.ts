import type { BrowserContext, Page } from '@playwright/test';
import { expect, it, onTestFinished } from 'vitest';
import { applySlowness, slowPagesBy } from '../../../harness/chromium/slow-pages.ts';

/** A context that notes which commands its pages have carried out. */
function madeUpContext() {
  const done: unknown[] = [];
  const noticed: ((page: Page) => void)[] = [];
  const context = {
    newPage: async () => ({ context: () => context }),
    newCDPSession: async () => ({
      send: async (method: string, parameters: object) => {
        await new Promise(setImmediate);
        done.push([method, parameters]);
      },
    }),
    on: (_event: 'page', listener: (page: Page) => void) => noticed.push(listener),
  };
  return { context: context as unknown as BrowserContext, done, noticed };
}

const slowed = ['Emulation.setCPUThrottlingRate', { rate: 6 }];

it('gives a new page only after it is slowed', async () => {
  onTestFinished(slowPagesBy(6));
  const { context, done } = madeUpContext();
  applySlowness(context);
  await context.newPage();
  expect(done).toEqual([slowed]);
});

it('slows a page that the browser opens', async () => {
  onTestFinished(slowPagesBy(6));
  const { context, done, noticed } = madeUpContext();
  const page = await context.newPage();
  applySlowness(context);
  for (const notice of noticed) notice(page);
  await expect.poll(() => done).toEqual([slowed]);
});

it('leaves pages alone unless it is asked for', async () => {
  const { context, done, noticed } = madeUpContext();
  slowPagesBy(6)();
  applySlowness(context);
  await context.newPage();
  expect([done, noticed]).toEqual([[], []]);
});
