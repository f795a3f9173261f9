import type { Policy } from '../../core/policy/policy.ts';
import { appSchemes, type Bypasses } from '../bypasses.ts';
import { withoutNulls } from '../policy-schema/samples.ts';
import type { Policies } from './chromium.ts';

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
 * (https://mozilla.github.io/enterprise-admin-reference/reference/policies/extensionsettings/).
 */
export function firefoxPolicies({ id, url, unsigned }: InstalledAddon, settings: Policy, bypasses: Bypasses): object {
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
    ...(Object.keys(settings).length > 0 && { '3rdparty': { Extensions: { [id]: withoutNulls(settings) } } }),
    ...(bypasses.privateWindows === 'off' && { PrivateBrowsingModeAvailability: 1 }),
    ...(bypasses.newProfiles && { BlockAboutProfiles: true }),
    ...(bypasses.developerTools === 'everywhere' && { DisableDeveloperTools: true }),
    ...(bypasses.aboutPages && { BlockAboutConfig: true, DisableSafeMode: true }),
    ...(Object.keys(preferences).length > 0 && { Preferences: preferences }),
  };
  return { policies };
}

/** Return the preferences that stop links to desktop programs; WebsiteFilter of Firefox matches web URLs only. */
function linksOfApps(): Policies {
  return Object.fromEntries(appSchemes.map((scheme) => [`network.protocol-handler.external.${scheme}`, locked(false)]));
}

const locked = (value: boolean): object => ({ Value: value, Status: 'locked' });
