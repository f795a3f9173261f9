import { browser } from 'wxt/browser';
import { i18n } from '#i18n';

/** The brass colour of components/shared/tokens.css; black text on it in both themes. */
const badgeColour = '#d9ad47';

/**
 * Show a badge on the extension's button, with its meaning as the button's title; `null` removes both.
 * @param shown `mark` has at most four characters:
 * https://developer.chrome.com/docs/extensions/reference/api/action#badge
 */
export async function showBadge(shown: { mark: string; meaning: string } | null): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: badgeColour });
  await browser.action.setBadgeText({ text: shown?.mark ?? '' });
  await browser.action.setTitle({ title: shown?.meaning ?? i18n.t('extension.name') });
}
