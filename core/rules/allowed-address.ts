import { withoutWww } from './host-names.ts';
import { type MatchedRule, matchUrl, type RuleIndex } from './match.ts';

/** Most allowed addresses, and the longest of them, in UTF-16 code units. */
export const MAX_ALLOWED_ADDRESSES = 30;
export const MAX_ALLOWED_LENGTH = 200;

/** A host and a path as rules have them, without wildcards: `t.me/our_school`. What lies below the path is allowed too. */
export const allowedAddressPattern = /^(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+(\/[^\s/?#*{}$]+)*$/;

/** Return the rules that leave allowed addresses alone. As of all rules, the longest path wins. */
export function allowedRules(addresses: readonly string[]): MatchedRule[] {
  return addresses.map((address) => {
    const { host, path } = partsOf(address);
    return { surface: 'none', hosts: [host], paths: [path] };
  });
}

/** Split an allowed address into its host and its path, which is `/` for a whole host. */
function partsOf(address: string): { host: string; path: string } {
  const [host = ''] = address.split('/');
  return { host, path: address.slice(host.length) || '/' };
}

/** Return typed lines as they are stored: without scheme, `www.` and final slash, and the host in lower case. */
export function toAllowedAddresses(text: string): string[] {
  const lines = text.split(/\s+/).filter(Boolean);
  return [...new Set(lines.map(asStored))];
}

function asStored(line: string): string {
  const plain = withoutWww(line.replace(/^https?:\/\//i, '').replace(/\/+$/, ''));
  const { host } = partsOf(plain);
  return withoutWww(host.toLowerCase()) + plain.slice(host.length);
}

/**
 * Return why an address cannot be allowed: `form` if it is no host with a path, as with a query or a fragment, which no
 * rule can tell apart; `unlisted` if no rule names it, so that it is open already.
 */
export function allowedProblem(address: string, index: RuleIndex): 'form' | 'unlisted' | null {
  if (!allowedAddressPattern.test(address) || address.length > MAX_ALLOWED_LENGTH) return 'form';
  return matchUrl(new URL(`https://${address}`), index) ? null : 'unlisted';
}
