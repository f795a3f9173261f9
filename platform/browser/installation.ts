import { browser } from 'wxt/browser';
import { type Brand, browserName } from '../../core/status/browser-name.ts';
import type { InstallKind } from '../../core/status/status.ts';

/** How the extension came here. Asking it of oneself needs no permission. */
export async function installedHow(): Promise<InstallKind> {
  const { installType, mayDisable } = await browser.management.getSelf();
  if (!mayDisable) return 'forced';
  if (installType === 'admin') return 'policy';
  return installType === 'development' ? 'development' : 'here';
}

/** Whether the extension works in private windows. */
export async function worksInPrivateWindows(): Promise<boolean> {
  return browser.extension.isAllowedIncognitoAccess();
}

/** Whether the extension may work on these hosts: a person can take that away. @param origins match patterns */
export async function hasAccessTo(origins: string[]): Promise<boolean> {
  return browser.permissions.contains({ origins });
}

/** The extension's version. */
export function ownVersion(): string {
  return browser.runtime.getManifest().version;
}

/** The browser's name and main version; `null` when it is none that is known. */
export function thisBrowser(): string | null {
  const { userAgent, userAgentData } = navigator as Navigator & { userAgentData?: { brands: Brand[] } };
  return browserName(userAgent, userAgentData?.brands);
}
