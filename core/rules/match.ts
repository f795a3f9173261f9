import type { Surface, System } from './rule-schema.ts';

/** The result of matching an address. It holds no part of the address. */
export interface Match {
  system: string;
  item: number;
  surface: Surface;
  /** `host`: the extension has access to this host. `anywhere`: no access, so no content script runs there. */
  reach: 'host' | 'anywhere';
}

interface PathRule {
  segments: readonly string[];
  exact: boolean;
  match: Match;
}

/**
 * Rules indexed by host, so that the cost of a lookup depends on the labels of the host, not on the number of rules.
 */
export interface RuleIndex {
  hosts: ReadonlyMap<string, readonly PathRule[]>;
  below: ReadonlyMap<string, readonly PathRule[]>;
  anyHost: ReadonlyMap<string, readonly PathRule[]>;
}

/** Suffix of the hosts at which Google Translate serves other sites. */
const TRANSLATE_HOST_SUFFIX = '.translate.goog';

/**
 * Longest host name in DNS (https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4: 255 octets). Bounds the cost of a
 * lookup.
 */
const MAX_HOST_LENGTH = 253;

/** Build the index for {@link matchUrl}. */
export function indexRules(systems: readonly System[]): RuleIndex {
  const hosts = new Map<string, PathRule[]>();
  const below = new Map<string, PathRule[]>();
  const anyHost = new Map<string, PathRule[]>();
  for (const { id, item, rules } of systems) {
    for (const { hosts: names, paths, surface, shared } of rules) {
      for (const host of names) {
        const reach = host === '*' || shared ? 'anywhere' : 'host';
        const match: Match = { system: id, item, surface, reach };
        for (const path of paths ?? ['/']) {
          const entry = { ...parsePath(path), match };
          if (host === '*') append(anyHost, entry.segments[0] ?? '', entry);
          else if (host.startsWith('*.')) append(below, host.slice(2), entry);
          else for (const name of hostNames(host)) append(hosts, name, entry);
        }
      }
    }
  }
  for (const map of [hosts, below, anyHost]) for (const list of map.values()) list.sort(longestFirst);
  return { hosts, below, anyHost };
}

/**
 * Find the system of an address by host labels and path segments. The parser of the URL Standard has lower-cased the host
 * already and written it in Punycode (https://url.spec.whatwg.org/#concept-host-parser).
 * @returns `null` if no rule matches, or if the scheme is not http or https
 */
export function matchUrl(url: URL, index: RuleIndex): Match | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const host = plainHost(url.hostname);
  if (host.length > MAX_HOST_LENGTH) return null;
  const found = host.endsWith(TRANSLATE_HOST_SUFFIX) ? matchTranslated(host, url, index) : matchHost(host, url, index);
  if (found) return found;
  const { pathname } = url;
  const candidates = pathname.length > 1 && index.anyHost.get(firstSegment(pathname));
  return candidates ? pick(candidates, pathname) : null;
}

/** Return true if the host belongs to a system, for any path; the extension has access to such hosts. */
export function isOwnHost({ hostname }: URL, { hosts, below }: RuleIndex): boolean {
  const host = plainHost(hostname);
  if (host.length > MAX_HOST_LENGTH) return false;
  if (hosts.get(host)?.some(({ match }) => match.reach === 'host')) return true;
  return host.split('.').some((_, i, labels) => i > 0 && below.has(labels.slice(i).join('.')));
}

/** Parse an absolute URL; `null` if the text is not a valid one. */
export function parseAddress(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/**
 * Decode the host that a translate.goog host serves: `-` stands for a dot, `--` for a hyphen.
 * @param host lower-case host name that ends in `.translate.goog`
 */
export function hostBehindTranslate(host: string): string {
  return host
    .slice(0, -TRANSLATE_HOST_SUFFIX.length)
    .split('--')
    .map((part) => part.replaceAll('-', '.'))
    .join('-');
}

/** Return the names of a host in a rule: `t.me` and `www.t.me`. A host of three or more labels has one name. */
export function hostNames(host: string): string[] {
  return host.split('.').length === 2 ? [host, `www.${host}`] : [host];
}

/** Encode a host as its translate.goog host; the inverse of {@link hostBehindTranslate}. */
export function translateHostOf(host: string): string {
  return host.replaceAll('-', '--').replaceAll('.', '-') + TRANSLATE_HOST_SUFFIX;
}

/** Split a rule's path into segments; see `paths` in core/rules/rule-schema.ts. */
export function parsePath(path: string): { segments: string[]; exact: boolean } {
  const exact = path.endsWith('$');
  const plain = exact ? path.slice(0, -1) : path;
  return { segments: plain.split('/').filter(Boolean).map(lower), exact };
}

/** translate.goog serves any site, so the extension requests no access to it. */
function matchTranslated(front: string, url: URL, index: RuleIndex): Match | null {
  const found = matchHost(hostBehindTranslate(front), url, index);
  return found && { ...found, surface: 'third-party', reach: 'anywhere' };
}

function matchHost(host: string, url: URL, index: RuleIndex): Match | null {
  const named = index.hosts.get(host);
  const found = named && pick(named, url.pathname);
  if (found) return found;
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) {
    const parent = index.below.get(host.slice(dot + 1));
    const found = parent && pick(parent, url.pathname);
    if (found) return found;
  }
  return null;
}

/** Rules for a whole host come without splitting the path, which is the common case. */
function pick(candidates: readonly PathRule[], pathname: string): Match | null {
  const [first] = candidates;
  if (first && first.segments.length === 0 && !first.exact) return first.match;
  const segments = pathSegments(pathname);
  return candidates.find((candidate) => fits(candidate, segments))?.match ?? null;
}

function fits({ segments, exact }: PathRule, actual: readonly string[]): boolean {
  if (exact ? actual.length !== segments.length : actual.length < segments.length) return false;
  return segments.every((wanted, i) => fitsSegment(wanted, actual[i] ?? ''));
}

function fitsSegment(wanted: string, actual: string): boolean {
  if (wanted === '*') return true;
  if (wanted === '{lang}') return isLanguageTag(actual);
  if (wanted.endsWith('*')) return actual.startsWith(wanted.slice(0, -1));
  return wanted === actual;
}

function isLanguageTag(segment: string): boolean {
  return /^[a-z]{2}([-_][a-z]{2,4})?$/.test(segment);
}

/** Remove the trailing dot, which `URL.hostname` keeps: the fully qualified name is the same site. */
function plainHost(hostname: string): string {
  return hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
}

/** Return lower-case segments, percent-decoded once as servers do. A segment that cannot be decoded stays as it is. */
function pathSegments(pathname: string): string[] {
  return pathname.split('/').filter(Boolean).map(plainSegment);
}

/** Return the first of {@link pathSegments} without splitting the rest. */
function firstSegment(pathname: string): string {
  let start = 1;
  while (pathname[start] === '/') start += 1;
  const end = pathname.indexOf('/', start);
  return plainSegment(end === -1 ? pathname.slice(start) : pathname.slice(start, end));
}

const plainSegment = (segment: string): string => lower(segment.includes('%') ? decoded(segment) : segment);

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function longestFirst(a: PathRule, b: PathRule): number {
  return b.segments.length - a.segments.length || Number(b.exact) - Number(a.exact);
}

function append(map: Map<string, PathRule[]>, key: string, entry: PathRule): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

const lower = (text: string): string => text.toLowerCase();
