import { domainOf, isBelow } from '../rules/host-names.ts';
import { indexRules, type MatchedSystem, matchUrl } from '../rules/match.ts';
import type { Permitted } from '../rules/rule-schema.ts';

/**
 * Return the systems that share an address with a permitted platform, each with the host: a regulation cannot forbid what
 * it permits. Messages of VK and the learning profile are both at `web.vk.me`.
 */
export function permittedClashes(
  systems: readonly MatchedSystem[],
  platforms: Permitted['platforms'],
): ReadonlyMap<string, string> {
  const index = indexRules(systems);
  const listed = systems.flatMap(({ rules }) => rules.flatMap(({ hosts }) => hosts));
  const links = platforms.flatMap(({ link, hosts }) => [
    link,
    ...hosts.flatMap((host) => addressesOf(host, listed)).map((host) => `https://${host}/`),
  ]);
  const clashes = links.flatMap((link): [string, string][] => {
    const url = new URL(link);
    const system = matchUrl(url, index)?.system;
    return system === undefined ? [] : [[system, url.hostname]];
  });
  return new Map(clashes);
}

/** Return a host; for `*.` and a domain, any host below it and those of `listed` that are. */
function addressesOf(host: string, listed: readonly string[]): string[] {
  const domain = domainOf(host);
  if (domain === host) return [host];
  return [...listed.filter((one) => isBelow(domainOf(one), domain)), host].map((one) => one.replace('*.', 'a.'));
}

/**
 * Return the hosts in the path of a system that was refused because of them, `regulation.items.5.system: web.vk.me`;
 * `null` for any other path.
 */
export function permittedHost(path: string): string | null {
  return /^regulation\.items\.\d+\.system: (.+)$/.exec(path)?.[1] ?? null;
}
