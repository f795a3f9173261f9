import { browser } from 'wxt/browser';
import { type SelfCheckSummary, selfCheckSummarySchema } from '../../core/status/self-check-summary.ts';

const KEY = 'self-check';

/** What is remembered of the last self-check; `null` while there was none. */
export async function loadSelfCheck(): Promise<SelfCheckSummary | null> {
  return selfCheckSummarySchema.safeParse((await browser.storage.local.get(KEY))[KEY]).data ?? null;
}

/** Remembers how a self-check went. */
export async function saveSelfCheck(summary: SelfCheckSummary): Promise<void> {
  await browser.storage.local.set({ [KEY]: summary });
}
