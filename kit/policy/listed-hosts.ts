import { scriptHosts } from '../../core/rules/url-filters.ts';
import { joinRules, standardRules, systemsOf } from '../added-rules.ts';
import type { KitConfig } from '../config.ts';

/**
 * Return the hosts that policies name, as in match patterns: those where the extension's script runs. A host that others
 * share is not among them. @throws {KitProblem} if a school's own rules are invalid
 */
export function listedHosts({ rules }: Pick<KitConfig, 'rules'>): string[] {
  return scriptHosts(systemsOf(rules ? joinRules(rules) : standardRules));
}

/**
 * Return patterns of content settings: `web.telegram.org`, or `[*.]t.me` for a host and all below it
 * (https://chromeenterprise.google/policies/url-patterns/).
 */
export function contentSettingsPatterns(hosts: readonly string[]): string[] {
  return hosts.map((host) => (isWildcard(host) ? `[*.]${host.slice(2)}` : host));
}

/**
 * Return URL filters: `.web.telegram.org` for the host alone, or `t.me` for a host and all below it
 * (https://support.google.com/chrome/a/answer/9942583).
 */
export function urlBlocklistFilters(hosts: readonly string[]): string[] {
  return hosts.map((host) => (isWildcard(host) ? host.slice(2) : `.${host}`));
}

/**
 * Return origins, with and without the dot of a fully qualified name: before Firefox 153 they have separate permissions.
 * Firefox has no pattern for the hosts below another one, so these are left out. http is left out too: push messages
 * require a secure context (https://developer.mozilla.org/docs/Web/API/Push_API).
 */
export function httpsOrigins(hosts: readonly string[]): string[] {
  const named = hosts.filter((host) => !isWildcard(host));
  return named.flatMap((host) => [`https://${host}`, `https://${host}.`]);
}

const isWildcard = (host: string): boolean => host.startsWith('*.');
