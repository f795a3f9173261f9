import type { DeveloperToolsWish } from '../policy/developer-tools-policy.ts';

/**
 * State of developer tools on a messenger's page: closed `everywhere` or on the listed `hosts` · `tooOld`: to be closed
 * there, but this browser cannot · `open` · `unset`: the policy does not say.
 */
export type DeveloperToolsState = 'everywhere' | 'hosts' | 'tooOld' | 'open' | 'unset';

/**
 * First versions with `DeveloperToolsAvailabilityBlocklist`: Chromium 147
 * (https://chromeenterprise.google/policies/#DeveloperToolsAvailabilityBlocklist), Edge 148
 * (https://learn.microsoft.com/deployedge/microsoft-edge-policies/developertoolsavailabilityblocklist).
 */
const firstVersionsWithBlocklist = [
  { token: 'Edg/', version: 148 },
  { token: 'Chrome/', version: 147 },
] as const;

/**
 * Return what the kit's policies do to developer tools in this browser. Firefox closes them everywhere or nowhere
 * (https://mozilla.github.io/enterprise-admin-reference/reference/policies/disabledevelopertools/).
 * @param wish `null` when the policy does not say
 */
export function developerToolsState(wish: DeveloperToolsWish | null, userAgent: string): DeveloperToolsState {
  if (wish === null) return 'unset';
  if (wish === 'everywhere') return 'everywhere';
  if (wish !== 'hosts') return 'open';
  if (userAgent.includes('Firefox/')) return 'everywhere';
  return hasBlocklist(userAgent) ? 'hosts' : 'tooOld';
}

function hasBlocklist(userAgent: string): boolean {
  const first = firstVersionsWithBlocklist.find(({ token }) => userAgent.includes(token));
  return first !== undefined && majorVersion(userAgent, first.token) >= first.version;
}

/** Return the major version after a product token; `NaN` if it is not a number. */
function majorVersion(userAgent: string, token: string): number {
  return Number.parseInt(userAgent.slice(userAgent.indexOf(token) + token.length), 10);
}
