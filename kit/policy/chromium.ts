import type { ChromiumId } from '../browsers.ts';
import { appSchemes, type Bypasses } from '../bypasses.ts';
import { extensionSettings, type WantedOfBrowser } from './extension-settings.ts';
import { contentSettingsPatterns, urlBlocklistFilters } from './listed-hosts.ts';

/** The extension that a policy force-installs. */
export interface ForcedExtension {
  /** Id of the extension in this browser; it differs between stores. */
  id: string;
  /** URL of the update manifest, of a store or of the school. */
  updateUrl: string;
  /** Whether the update manifest is hosted by the school. */
  own: boolean;
}

/** Policy values by policy name, as in a JSON policy file. */
export type Policies = Record<string, unknown>;

/**
 * Return the policies of a Chromium browser: forced installation, settings, closed bypasses
 * (https://www.chromium.org/administrators/policy-list-3/extension-settings-full). Notifications and the password manager:
 * https://chromeenterprise.google/policies/#NotificationsBlockedForUrls (Chrome 16, Edge 77),
 * https://chromeenterprise.google/policies/#PasswordManagerEnabled (Chrome 8, Edge 77); with the latter no password is
 * saved, and those saved before are still filled in.
 */
export function chromiumPolicies(browser: ChromiumId, extension: ForcedExtension, wanted: WantedOfBrowser): Policies {
  const { close: bypasses, hosts } = wanted;
  const { id, updateUrl, own } = extension;
  return {
    ExtensionSettings: {
      ...(bypasses.otherExtensions && { '*': { installation_mode: 'blocked' } }),
      [id]: {
        installation_mode: 'force_installed',
        update_url: updateUrl,
        // With it, a new update server requires only a new policy; the URL in the CRX is ignored.
        ...(own && { override_update_url: true }),
        toolbar_pin: 'force_pinned',
      },
    },
    '3rdparty': { extensions: { [id]: extensionSettings(wanted) } },
    ...privateWindows(browser, id, bypasses),
    ...(bypasses.guestWindows && { BrowserGuestModeEnabled: false }),
    ...(bypasses.newProfiles && { BrowserAddPersonEnabled: false }),
    ...developerTools(bypasses, hosts),
    ...(bypasses.remoteDebugging && { RemoteDebuggingAllowed: false }),
    ...(bypasses.appLinks && { URLBlocklist: appSchemes.map((scheme) => `${scheme}:*`) }),
    ...(bypasses.notifications && { NotificationsBlockedForUrls: contentSettingsPatterns(hosts) }),
    ...(bypasses.passwordManager && { PasswordManagerEnabled: false }),
    ...(browser === 'edge' && bypasses.edgeSidebar && { HubsSidebarEnabled: false }),
  };
}

/**
 * Return the policy of private windows. Only Edge can require the extension there; Chromium has that policy on ChromeOS
 * only (https://chromeenterprise.google/policies/#MandatoryExtensionsForIncognitoNavigation).
 */
function privateWindows(browser: ChromiumId, id: string, { privateWindows: wish }: Bypasses): Policies {
  if (wish === 'open') return {};
  if (browser !== 'edge') return { IncognitoModeAvailability: 1 };
  return wish === 'off' ? { InPrivateModeAvailability: 1 } : { MandatoryExtensionsForInPrivateNavigation: [id] };
}

/**
 * URL filters of windows and frames that have the origin of the page that opened them, and no host
 * (https://developer.chrome.com/docs/extensions/develop/concepts/content-scripts#match-origin-as-fallback).
 */
const addressless = ['about:*', 'blob:*', 'data:*'];

/**
 * Return the policies of the developer tools: 0 disables them on force-installed extensions, 1 enables them everywhere,
 * 2 disables them everywhere (https://chromeenterprise.google/policies/#DeveloperToolsAvailability). The list disables
 * them on hosts, from Chromium 147 (https://chromeenterprise.google/policies/#DeveloperToolsAvailabilityBlocklist) and
 * Edge 148; older browsers ignore it as an unknown policy.
 */
function developerTools({ developerTools: wish }: Bypasses, hosts: readonly string[]): Policies {
  if (wish === 'open') return {};
  return {
    DeveloperToolsAvailability: wish === 'everywhere' ? 2 : 0,
    ...(wish === 'hosts' && { DeveloperToolsAvailabilityBlocklist: [...urlBlocklistFilters(hosts), ...addressless] }),
    ExtensionDeveloperModeSettings: 1,
  };
}
