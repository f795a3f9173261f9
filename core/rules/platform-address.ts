import { domainOf, isBelow, withoutDot } from './host-names.ts';
import { hostFilters, type UrlFilter } from './url-filters.ts';

/** Return true if a page of the web lies on a permitted host. @param hosts permitted hosts; their subdomains are permitted too */
export function isOnPlatform({ protocol, hostname }: URL, hosts: readonly string[]): boolean {
  const host = withoutDot(hostname);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && hosts.map(domainOf).some((permitted) => host === permitted || isBelow(host, permitted));
}

/**
 * Return the webNavigation filters of permitted hosts and their subdomains, in one order for the same hosts. In Firefox
 * fully qualified names, with a dot at the end, pass none of them.
 */
export function platformFilters(hosts: readonly string[]): UrlFilter[] {
  return hostFilters(hosts.map(domainOf).sort(), { dotted: false });
}
