import type { Surface, System } from './rule-schema.ts';

/** What an address turned out to be. Nothing of the address itself is in it. */
export interface Match {
  system: string;
  item: number;
  surface: Surface;
  /** `host`: the extension has access to this host; `anywhere`: recognised without access, so no script runs there. */
  reach: 'host' | 'anywhere';
}

interface PathRule {
  segments: readonly string[];
  exact: boolean;
  match: Match;
}

/** Rules arranged so that the cost of a look-up depends on the labels of the address, not on the number of rules. */
export interface RuleIndex {
  hosts: ReadonlyMap<string, readonly PathRule[]>;
  below: ReadonlyMap<string, readonly PathRule[]>;
  anyHost: ReadonlyMap<string, readonly PathRule[]>;
}

const TRANSLATE_HOST_SUFFIX = '.translate.goog';

/** DNS names are no longer; a host of a million labels reaches no site and must not cost a look-up for each. */
const MAX_HOST_LENGTH = 253;

/** Arranges rules for {@link matchUrl}. */
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
 * Finds the system an address belongs to, comparing host labels from the right and path segments from the left.
 * @returns the match, or `null` for everything the rules do not name, addresses that are not http(s) included.
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

/** Whether this host is a system's own, whatever the path: then the extension has access to it. */
export function isOwnHost({ hostname }: URL, { hosts, below }: RuleIndex): boolean {
  const host = plainHost(hostname);
  if (host.length > MAX_HOST_LENGTH) return false;
  if (hosts.get(host)?.some(({ match }) => match.reach === 'host')) return true;
  return host.split('.').some((_, i, labels) => i > 0 && below.has(labels.slice(i).join('.')));
}

/** Parses text that may be an address; `null` when it is none. */
export function parseAddress(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/**
 * The host a translate.goog front shows: dots are written as dashes, dashes as two.
 * @param host lower-case host name that ends in `.translate.goog`
 */
export function hostBehindTranslate(host: string): string {
  return host
    .slice(0, -TRANSLATE_HOST_SUFFIX.length)
    .split('--')
    .map((part) => part.replaceAll('-', '.'))
    .join('-');
}

/** The names a listed host answers to: `t.me` also to `www.t.me`; deeper hosts have no such second name. */
export function hostNames(host: string): string[] {
  return host.split('.').length === 2 ? [host, `www.${host}`] : [host];
}

/** The front's host for a rule's host: the inverse of {@link hostBehindTranslate}. */
export function translateHostOf(host: string): string {
  return host.replaceAll('-', '--').replaceAll('.', '-') + TRANSLATE_HOST_SUFFIX;
}

/** Splits a rule's path into segments to compare; see `paths` in core/rules/rule-schema.ts. */
export function parsePath(path: string): { segments: string[]; exact: boolean } {
  const exact = path.endsWith('$');
  const plain = exact ? path.slice(0, -1) : path;
  return { segments: plain.split('/').filter(Boolean).map(lower), exact };
}

/** A front lends its host to any site, so the extension asks no access to it. */
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

/** Most addresses meet a rule for a whole host, or none: only others pay for taking their path apart. */
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

/** `hostname` keeps a trailing dot, which names no other site. */
function plainHost(hostname: string): string {
  return hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
}

/** Lower-case segments, percent-decoded once as servers do; an undecodable one stays as it is. */
function pathSegments(pathname: string): string[] {
  return pathname.split('/').filter(Boolean).map(plainSegment);
}

/** The first of {@link pathSegments}, without the others. */
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
