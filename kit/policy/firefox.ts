import type { Policy } from '../../core/policy/policy.ts';
import { appSchemes, type Bypasses } from '../bypasses.ts';
import { withoutNulls } from '../policy-schema/samples.ts';
import type { Policies } from './chromium.ts';

/** What Firefox has to be told about the add-on. */
export interface InstalledAddon {
  id: string;
  /** Address of the XPI. Another address than before makes Firefox look whether there is a newer version. */
  url: string;
  /** Whether Firefox ESR may take an add-on that Mozilla has not signed. */
  unsigned: boolean;
}

/** policies.json for Firefox: the add-on forced, its settings, the bypasses closed. */
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

/** Firefox's own block list knows web addresses only; these preferences keep it from handing a link to a program. */
function linksOfApps(): Policies {
  return Object.fromEntries(appSchemes.map((scheme) => [`network.protocol-handler.external.${scheme}`, locked(false)]));
}

const locked = (value: boolean): object => ({ Value: value, Status: 'locked' });
