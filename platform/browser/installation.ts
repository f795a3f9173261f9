import { browser } from 'wxt/browser';
import { type Brand, browserName } from '../../core/status/browser-name.ts';
import type { InstallKind } from '../../core/status/status.ts';

/**
 * Return how the extension was installed. `getSelf` needs no permission:
 * https://developer.chrome.com/docs/extensions/reference/api/management#permissions
 */
export async function installedHow(): Promise<InstallKind> {
  const { installType, mayDisable } = await browser.management.getSelf();
  if (!mayDisable) return 'forced';
  if (installType === 'admin') return 'policy';
  return installType === 'development' ? 'development' : 'here';
}

/** Return true if the extension is allowed in private windows. */
export async function worksInPrivateWindows(): Promise<boolean> {
  return browser.extension.isAllowedIncognitoAccess();
}

/** Return true if the extension has access to these hosts. A person can withdraw it. @param origins match patterns */
export async function hasAccessTo(origins: string[]): Promise<boolean> {
  return browser.permissions.contains({ origins });
}

/** Return the extension's version. */
export function ownVersion(): string {
  return browser.runtime.getManifest().version;
}

/** Return the browser's name and major version; `null` for an unknown browser. */
export function thisBrowser(): string | null {
  const { userAgent, userAgentData } = navigator as Navigator & { userAgentData?: { brands: Brand[] } };
  return browserName(userAgent, userAgentData?.brands);
}
