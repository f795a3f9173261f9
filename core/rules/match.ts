import { domainsAbove, hostBehindTranslate, isTranslateHost, withoutDot, withoutWww } from './host-names.ts';
import { firstSegment, fitsPath, parsePath, pathRank, pathSegments, type RulePath } from './rule-path.ts';
import type { Rule, System } from './rule-schema.ts';
import type { Surface } from './surface.ts';

/** The result of matching an address. It holds no part of the address. */
export interface Match {
  system: string;
  /** Item of the regulation. */
  item: string;
  /** Id of the regulation that lists the system, if not the built-in one (core/decision/decide.ts). */
  pack?: string;
  surface: Surface;
  /** `host`: the extension has access to this host. `anywhere`: no access, so no content script runs there. */
  reach: 'host' | 'anywhere';
}

/** The parts of a system and of a rule that the index uses; the script of a page carries no others. */
export type MatchedRule = Pick<Rule, 'surface' | 'hosts' | 'paths' | 'shared'>;
export type MatchedSystem = Pick<System, 'id' | 'item'> & { rules: readonly MatchedRule[] };

interface PathRule extends RulePath {
  rule: MatchedRule;
  /** `null`: the rule leaves its addresses alone. */
  match: Match | null;
}

/**
 * Rules indexed by host, so that the cost of a lookup depends on the labels of the host, not on the number of rules. Keys:
 * `t.me`, `.t.me` for its subdomains, and for rules of any host their first segment: `/lwa`.
 */
export type RuleIndex = ReadonlyMap<string, readonly PathRule[]>;

/**
 * Longest host name in DNS (https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4: 255 octets). Bounds the cost of a
 * lookup.
 */
const MAX_HOST_LENGTH = 253;

/** Build the index for {@link matchUrl}. */
export function indexRules(systems: readonly MatchedSystem[]): RuleIndex {
  const index = new Map<string, PathRule[]>();
  for (const { id, item, rules } of systems) {
    for (const rule of rules) {
      const { surface, paths = ['/'] } = rule;
      const parsed = paths.map(parsePath);
      for (const host of rule.hosts) {
        const reach = host === '*' || rule.shared ? 'anywhere' : 'host';
        const match: Match | null = surface === 'none' ? null : { system: id, item, surface, reach };
        for (const path of parsed) {
          const key = host.replace('*', '') || `/${path.segments[0]}`;
          const list = index.get(key) ?? [];
          list.push({ ...path, rule, match });
          index.set(key, list);
        }
      }
    }
  }
  for (const list of index.values()) list.sort(byPrecedence);
  return index;
}

/**
 * Find the system of an address by host labels and path segments. The parser of the URL Standard has lower-cased the host
 * already and written it in Punycode (https://url.spec.whatwg.org/#concept-host-parser).
 * @returns `null` if no rule matches, if a rule leaves the address alone, or if the scheme is not http or https
 */
export function matchUrl(url: URL, index: RuleIndex): Match | null {
  const { rule, translated } = findRule(url, index);
  const match = rule?.match ?? null;
  // translate.goog serves any site, so the extension requests no access to it.
  return match && translated ? { ...match, surface: 'third-party', reach: 'anywhere' } : match;
}

/** Match an address on the hosts that the extension has access to: a page's script meets no others. */
export function matchOwnHost(url: URL, index: RuleIndex): Match | null {
  return findOnHost(hostOf(url), url.pathname, index)?.match ?? null;
}

/**
 * Find the rule that decides about an address.
 * @returns `translated`: the rule names the host that a translate.goog host serves
 */
export function findRule(url: URL, index: RuleIndex): { rule?: PathRule | undefined; translated?: boolean } {
  const host = hostOf(url);
  if (!host) return {};
  const { pathname } = url;
  const translated = isTranslateHost(host);
  const rule = findOnHost(translated ? hostBehindTranslate(host) : host, pathname, index);
  return rule ? { rule, translated } : { rule: findOnAnyHost(pathname, index) };
}

/** Return true if the host belongs to a system, for any path; the extension has access to such hosts. */
export function isOwnHost(url: URL, index: RuleIndex): boolean {
  const host = hostOf(url);
  if (index.get(withoutWww(host))?.some(({ match }) => match?.reach === 'host')) return true;
  return domainsAbove(host).some((domain) => index.has(`.${domain}`));
}

/** Parse an absolute URL; `null` if the text is not a valid one. */
export function parseAddress(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Return the host to look up; empty if the address is not http or https, or if its host is longer than DNS allows. */
function hostOf({ protocol, hostname }: URL): string {
  if (protocol !== 'https:' && protocol !== 'http:') return '';
  const host = withoutDot(hostname);
  return host.length > MAX_HOST_LENGTH ? '' : host;
}

function findOnHost(host: string, pathname: string, index: RuleIndex): PathRule | undefined {
  let found = pick(index.get(withoutWww(host)), pathname);
  for (let dot = host.indexOf('.'); dot !== -1 && !found; dot = host.indexOf('.', dot + 1)) {
    found = pick(index.get(host.slice(dot)), pathname);
  }
  return found;
}

function findOnAnyHost(pathname: string, index: RuleIndex): PathRule | undefined {
  return pathname.length > 1 ? pick(index.get(`/${firstSegment(pathname)}`), pathname) : undefined;
}

/** Rules for a whole host come without splitting the path, which is the common case. */
function pick(candidates: readonly PathRule[] | undefined, pathname: string): PathRule | undefined {
  const first = candidates?.[0];
  if (!candidates || !first || (first.segments.length === 0 && !first.exact)) return first;
  const segments = pathSegments(pathname);
  for (const candidate of candidates) if (fitsPath(candidate, segments)) return candidate;
  return undefined;
}

/** The longest path comes first. Of two equal ones the one that leaves the address alone decides. */
function byPrecedence(a: PathRule, b: PathRule): number {
  return pathRank(b) - pathRank(a) || Number(b.match === null) - Number(a.match === null);
}
