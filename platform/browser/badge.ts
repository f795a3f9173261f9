import { browser } from 'wxt/browser';
import { i18n } from '#i18n';

/** Brass of components/shared/tokens.css, with black on it in both themes. */
const badgeColour = '#d9ad47';

/**
 * Shows a mark on the extension's button, with what it means as the button's name; `null` takes both away.
 * @param mark at most four letters fit
 */
export async function showBadge(shown: { mark: string; meaning: string } | null): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: badgeColour });
  await browser.action.setBadgeText({ text: shown?.mark ?? '' });
  await browser.action.setTitle({ title: shown?.meaning ?? i18n.t('extension.name') });
}
