import { browser } from 'wxt/browser';
import { type SelfCheckSummary, selfCheckSummarySchema } from '../../core/status/self-check-summary.ts';

const selfCheckKey = 'self-check';

/** Load the result of the last self-check; `null` before the first. */
export async function loadSelfCheck(): Promise<SelfCheckSummary | null> {
  return selfCheckSummarySchema.safeParse((await browser.storage.local.get(selfCheckKey))[selfCheckKey]).data ?? null;
}

/** Store the result of a self-check. */
export async function saveSelfCheck(summary: SelfCheckSummary): Promise<void> {
  await browser.storage.local.set({ [selfCheckKey]: summary });
}
