import { appSchemes, type Bypasses } from '../bypasses.ts';
import type { Policies } from './chromium.ts';
import { extensionSettings, type WantedOfBrowser } from './extension-settings.ts';
import { httpsOrigins } from './listed-hosts.ts';

/** The add-on that a policy force-installs. */
export interface InstalledAddon {
  id: string;
  /** URL of the XPI. A changed URL makes Firefox check for a newer version. */
  url: string;
  /** Whether Firefox ESR accepts an add-on without a signature of Mozilla. */
  unsigned: boolean;
}

/**
 * Return policies.json for Firefox: forced installation, settings, closed bypasses
 * (https://mozilla.github.io/enterprise-admin-reference/reference/policies/extensionsettings/). Notifications: Firefox 62,
 * ESR 60.2 (https://mozilla.github.io/enterprise-admin-reference/reference/policies/permissions/). Without the password
 * manager (Firefox 70, https://mozilla.github.io/enterprise-admin-reference/reference/policies/passwordmanagerenabled/)
 * saved passwords are neither shown nor filled in.
 */
export function firefoxPolicies({ id, url, unsigned }: InstalledAddon, wanted: WantedOfBrowser): object {
  const { close: bypasses, hosts } = wanted;
  const preferences = {
    ...(unsigned && { 'xpinstall.signatures.required': locked(false) }),
    ...(bypasses.appLinks && linksOfApps()),
  };
  const policies: Policies = {
    ExtensionSettings: {
      ...(bypasses.otherExtensions && { '*': { installation_mode: 'blocked' } }),
      [id]: {
        installation_mode: 'force_installed',
        install_url: url,
        default_area: 'navbar',
        ...(bypasses.privateWindows === 'with-extension' && { private_browsing: true }),
      },
    },
    '3rdparty': { Extensions: { [id]: extensionSettings(wanted) } },
    ...(bypasses.privateWindows === 'off' && { PrivateBrowsingModeAvailability: 1 }),
    ...(bypasses.newProfiles && { BlockAboutProfiles: true }),
    ...(closesDeveloperTools(bypasses) && { DisableDeveloperTools: true }),
    ...(bypasses.aboutPages && { BlockAboutConfig: true, DisableSafeMode: true }),
    ...(bypasses.notifications && { Permissions: { Notifications: { Block: httpsOrigins(hosts) } } }),
    ...(bypasses.passwordManager && { PasswordManagerEnabled: false, OfferToSaveLogins: false }),
    ...(Object.keys(preferences).length > 0 && { Preferences: preferences }),
  };
  return { policies };
}

/**
 * Return policies.json by which Firefox removes the add-on. Without a policy it stays, and can be switched off: tried in
 * Firefox ESR 153 (https://mozilla.github.io/enterprise-admin-reference/reference/policies/extensionsettings/).
 */
export function withdrawnPolicies(id: string): object {
  return { policies: { ExtensionSettings: { [id]: { installation_mode: 'blocked' } } } };
}

/**
 * Return true if developer tools are closed, which Firefox can do everywhere only: about:debugging, about:devtools-toolbox
 * and, in new versions, remote control are closed with them
 * (https://searchfox.org/firefox-main/source/browser/components/enterprisepolicies/Policies.sys.mjs).
 */
const closesDeveloperTools = ({ developerTools }: Bypasses): boolean =>
  developerTools === 'everywhere' || developerTools === 'hosts';

/** Return the preferences that stop links to desktop programs; WebsiteFilter of Firefox matches web URLs only. */
function linksOfApps(): Policies {
  return Object.fromEntries(appSchemes.map((scheme) => [`network.protocol-handler.external.${scheme}`, locked(false)]));
}

const locked = (value: boolean): object => ({ Value: value, Status: 'locked' });
