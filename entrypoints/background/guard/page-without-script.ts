import { pageIn, runsScripts } from '../../../platform/browser/tabs.ts';
import { recordAndShowNotice } from './show-notice.ts';

/** ms after which a page is asked again: it may have been leaving. */
const ASK_AGAIN_MS = 300;

/**
 * Record a listed page in which Firefox runs no content script, and show the notice in its place: its PDF and JSON viewers
 * (https://bugzilla.mozilla.org/show_bug.cgi?id=1454760).
 */
export async function guardWithoutScript(address: string, tab: number): Promise<void> {
  for (const ms of [0, ASK_AGAIN_MS]) {
    await new Promise((resume) => setTimeout(resume, ms));
    if ((await runsScripts(tab)) || (await pageIn(tab))?.address !== address) return;
  }
  await recordAndShowNotice(address, tab, 'page');
}
