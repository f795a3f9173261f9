import type { Policy } from '../../core/policy/policy.ts';
import type { ChromiumId } from '../browsers.ts';
import { appSchemes, type Bypasses } from '../bypasses.ts';
import { withoutNulls } from '../policy-schema/samples.ts';

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
 * (https://www.chromium.org/administrators/policy-list-3/extension-settings-full).
 */
export function chromiumPolicies(
  browser: ChromiumId,
  extension: ForcedExtension,
  settings: Policy,
  bypasses: Bypasses,
): Policies {
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
    ...(Object.keys(settings).length > 0 && { '3rdparty': { extensions: { [id]: withoutNulls(settings) } } }),
    ...privateWindows(browser, id, bypasses),
    ...(bypasses.guestWindows && { BrowserGuestModeEnabled: false }),
    ...(bypasses.newProfiles && { BrowserAddPersonEnabled: false }),
    ...developerTools(bypasses),
    ...(bypasses.remoteDebugging && { RemoteDebuggingAllowed: false }),
    ...(bypasses.appLinks && { URLBlocklist: appSchemes.map((scheme) => `${scheme}:*`) }),
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
 * Return the policies of the developer tools: 0 disables them on force-installed extensions, 1 enables them everywhere,
 * 2 disables them everywhere (https://chromeenterprise.google/policies/#DeveloperToolsAvailability).
 */
function developerTools({ developerTools: wish }: Bypasses): Policies {
  if (wish === 'open') return {};
  return { DeveloperToolsAvailability: wish === 'extension' ? 0 : 2, ExtensionDeveloperModeSettings: 1 };
}
