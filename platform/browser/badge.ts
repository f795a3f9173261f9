import { browser } from 'wxt/browser';

/**
 * Show a badge on the extension's button, with its meaning as the button's title. The browser draws the mark over a
 * quarter of the icon, so it is legible at 16 px.
 * @param shown `mark` has at most four characters, or is empty; the browser picks the colour of its text:
 * https://developer.chrome.com/docs/extensions/reference/api/action#badge
 */
export async function showBadge(shown: { mark: string; colour: string; meaning: string }): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: shown.colour });
  await browser.action.setBadgeText({ text: shown.mark });
  await browser.action.setTitle({ title: shown.meaning });
}
