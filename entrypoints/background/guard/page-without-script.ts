import { isTabOpen, pageIn, runsScripts } from '../../../platform/browser/tabs.ts';
import { recordAndShowNotice } from './show-notice.ts';

/** ms after which a page is asked again: it may have been leaving. */
const ASK_AGAIN_MS = 300;

/**
 * Record a listed page in which Firefox runs no content script, and show the notice in its place: its PDF and JSON viewers
 * (https://bugzilla.mozilla.org/show_bug.cgi?id=1454760).
 */
export async function guardWithoutScript(address: string, tab: number): Promise<void> {
  const isWithout = async () => !(await runsScripts(tab)) && (await pageIn(tab))?.address === address;
  if (await staysWithout(isWithout)) await recordAndShowNotice(address, tab, 'page');
}

/**
 * Record a listed page in a frame of another extension's page, and show the notice in place of that page. There Chromium
 * runs none of our scripts and applies none of our rules (observed in 156), and webNavigation knows no outermost page.
 */
export async function guardFrame(address: string, tab: number, frame: number): Promise<void> {
  const isWithout = async () =>
    (await pageIn(tab)) === null && !(await runsScripts(tab, frame)) && (await isTabOpen(tab));
  if (await staysWithout(isWithout)) await recordAndShowNotice(address, tab, 'page');
}

/** Return true if a page is without our script now and a moment later. */
async function staysWithout(isWithout: () => Promise<boolean>): Promise<boolean> {
  for (const ms of [0, ASK_AGAIN_MS]) {
    await new Promise((resume) => setTimeout(resume, ms));
    if (!(await isWithout())) return false;
  }
  return true;
}
