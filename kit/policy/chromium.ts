import type { Policy } from '../../core/policy/policy.ts';
import type { ChromiumId } from '../browsers.ts';
import { appSchemes, type Bypasses } from '../bypasses.ts';
import { withoutNulls } from '../policy-schema/samples.ts';

/** What a browser has to be told about the extension. */
export interface ForcedExtension {
  /** Id of the extension in this browser. */
  id: string;
  /** Address of the update manifest, a store's or the school's own. */
  updateUrl: string;
  /** Whether the school serves updates itself, and not a store. */
  own: boolean;
}

/** Values of policies by their names, as a JSON file of policies holds them. */
export type Policies = Record<string, unknown>;

/** Policies for one of the Chromium browsers: the extension forced, its settings, the bypasses closed. */
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
        // So that moving the update server needs a new policy only, and not a new extension.
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

/** Only Edge can demand the extension in private windows; Chromium's twin of that policy is for ChromeOS. */
function privateWindows(browser: ChromiumId, id: string, { privateWindows: wish }: Bypasses): Policies {
  if (wish === 'open') return {};
  if (browser !== 'edge') return { IncognitoModeAvailability: 1 };
  return wish === 'off' ? { InPrivateModeAvailability: 1 } : { MandatoryExtensionsForInPrivateNavigation: [id] };
}

/** 0 closes the tools on extensions installed by policy, 1 opens them everywhere, 2 closes them everywhere. */
function developerTools({ developerTools: wish }: Bypasses): Policies {
  if (wish === 'open') return {};
  return { DeveloperToolsAvailability: wish === 'extension' ? 0 : 2, ExtensionDeveloperModeSettings: 1 };
}
