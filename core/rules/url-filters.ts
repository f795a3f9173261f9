import { domainOf, domainsAbove, hostNames, TRANSLATE_HOST_SUFFIX, translateHostOf } from './host-names.ts';
import { parsePath } from './rule-path.ts';
import type { CatalogueSystem, Rule } from './rule-schema.ts';

/**
 * The fields of `events.UrlFilter` in use. A filter's conditions are joined by AND, the filters of a list by OR, and all
 * are case-sensitive. https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/events/UrlFilter
 */
export interface UrlFilter {
  schemes?: string[];
  hostEquals?: string;
  hostSuffix?: string;
  pathEquals?: string;
  pathPrefix?: string;
  pathContains?: string;
  pathSuffix?: string;
  urlMatches?: string;
}

/** Every fully qualified name: sites under such names are rare, and a second filter for each host is not. */
const fullyQualified: UrlFilter = { schemes: ['http', 'https'], hostSuffix: '.' };

/** Paths in capitals, since some servers (IIS) ignore case, percent-encoded, or with repeated slashes. */
const oddlySpelled: UrlFilter = { urlMatches: '^https?://[^/]+/(/|[^?]*([A-Z%]|//))' };

/**
 * Return the hosts where the content script runs, as in match patterns: `web.telegram.org`, or `*.t.me` for a host and all
 * below it. Shared hosts, unknown hosts and translate.goog are not among them; see {@link noAccessFilters}.
 */
export function scriptHosts(systems: readonly CatalogueSystem[]): string[] {
  const rules = matchingRules(systems).filter(({ shared }) => !shared);
  const hosts = rules.flatMap((rule) => rule.hosts).filter((host) => host !== '*');
  const names = hosts.flatMap((host) => (host.startsWith('*.') ? [host] : hostNames(host)));
  return [...new Set(names)].sort();
}

/**
 * Return match patterns of the hosts where the content script runs: the only hosts it requests access to. `*://`
 * is http and https (https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns).
 */
export function hostPatterns(systems: readonly CatalogueSystem[]): string[] {
  return scriptHosts(systems).map((name) => `*://${name}/*`);
}

/**
 * Return the match patterns for Firefox: also those of the fully qualified names, which end in a dot. Firefox compares the
 * host of a pattern with the host as it is written (observed in Firefox 153; {@link hostPatterns} alone left
 * `web.telegram.org.` without a script and without block rules). Chromium ignores the dot.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
 */
export function dottedHostPatterns(systems: readonly CatalogueSystem[]): string[] {
  const patterns = hostPatterns(systems);
  return [...patterns, ...patterns.map((pattern) => pattern.replace(/\/\*$/, './*'))].sort();
}

/**
 * How a browser compares hosts with filters. Chromium compares both with a dot at each end
 * (`CanonicalizeHostname` in components/url_matcher/url_matcher.cc): `hostSuffix: '.t.me'` passes `t.me` and `t.me.` too.
 * Firefox compares them as they are written.
 */
export interface HostReading {
  /** True in Chromium. */
  dotted: boolean;
}

/**
 * Return webNavigation filters, so that other pages do not wake the worker. core/rules/match.ts decides the rest: a filter
 * cannot leave out a path, so the parts that rules of surface `none` cut out pass it, as do fully qualified names, other
 * hosts below a listed one and, on shared hosts, oddly spelled paths.
 *
 * Few filters, and hardly any expressions: for each listener that is added or removed Chromium prepares those of all
 * listeners again (`URLMatcher::UpdateConditions` in components/url_matcher/url_matcher.cc), in the worker and in the
 * browser (docs/performance.md).
 */
export function navigationFilters(systems: readonly CatalogueSystem[], reading: HostReading): UrlFilter[] {
  const hosts = ownRules(systems).map(({ host }) => host);
  return filters([...hostFilters(hosts, reading), ...noAccess(systems, reading)], reading);
}

/**
 * Return still fewer filters that pass the addresses of {@link navigationFilters}, and others below the same domains and
 * behind Google Translate. For Chromium, which passes fully qualified names too.
 */
export function coarseFilters(systems: readonly CatalogueSystem[]): UrlFilter[] {
  const hosts = allRules(systems).map(({ host }) => host);
  const domains = highest(hosts.filter((host) => host !== '*'));
  return [...domains, TRANSLATE_HOST_SUFFIX].map((hostSuffix) => ({ hostSuffix }));
}

/** Return the filters of pages where no content script runs: they match with reach `anywhere`. */
export function noAccessFilters(systems: readonly CatalogueSystem[], reading: HostReading): UrlFilter[] {
  return filters(noAccess(systems, reading), reading);
}

/** All hosts behind Google Translate, and hosts without access: by the paths of their rules, or whole. */
function noAccess(systems: readonly CatalogueSystem[], reading: HostReading): UrlFilter[] {
  const rules = allRules(systems);
  const others = rules.filter(({ host, shared }) => shared || host === '*');
  const whole = others.flatMap(({ host, paths }) => (paths ? [] : [host]));
  const named = rules.flatMap(({ host }) => (host === '*' ? [] : [host]));
  return [
    ...highest(named).map((host) => ({ hostSuffix: translateHostOf(host) })),
    ...hostFilters(whole, reading),
    ...others.flatMap(({ host, paths }) => (paths ? pathFilters(host, paths) : [])),
  ];
}

/** Return filters that pass hosts and all that is below them. */
export function hostFilters(hosts: readonly string[], { dotted }: HostReading): UrlFilter[] {
  return highest(hosts).flatMap((host) => [...(dotted ? [] : [{ hostEquals: host }]), { hostSuffix: `.${host}` }]);
}

/** Return the domains of hosts, without those below another of them. */
function highest(hosts: readonly string[]): string[] {
  const domains = new Set(hosts.map(domainOf));
  return [...domains].filter((domain) => !domainsAbove(domain).some((above) => domains.has(above)));
}

/** Paths of a host by its names, since other hosts below it are other sites, and paths of any host by one expression. */
function pathFilters(host: string, paths: readonly string[]): UrlFilter[] {
  if (host === '*') return [{ urlMatches: `^https?://[^/]+(?:${paths.map(pathExpression).join('|')})` }];
  const parts = [...paths.flatMap(pathConditions), oddlySpelled];
  const named: UrlFilter[] = host.startsWith('*.')
    ? [{ hostSuffix: host.slice(1) }]
    : hostNames(host).map((hostEquals) => ({ hostEquals }));
  return named.flatMap((one) => parts.map((part) => ({ ...one, ...part })));
}

/** Return conditions for the usual spelling of a path; {@link oddlySpelled} passes the others. */
function pathConditions(path: string): UrlFilter[] {
  const { segments, exact } = parsePath(path);
  if (segments.length === 0) return [exact ? { pathEquals: '/' } : {}];
  const literal = segments.slice(segments.findLastIndex(isPlaceholder) + 1);
  if (literal.length === 0) return [{ urlMatches: `^https?://[^/]+${pathExpression(path)}` }];
  const isWhole = literal.length === segments.length;
  const end = `/${literal.join('/')}`;
  if (end.endsWith('*')) return [{ [isWhole ? 'pathPrefix' : 'pathContains']: end.slice(0, -1) }];
  const ending = isWhole ? 'pathEquals' : 'pathSuffix';
  if (exact) return [{ [ending]: end }, { [ending]: `${end}/` }];
  return [{ [ending]: end }, { [isWhole ? 'pathPrefix' : 'pathContains']: `${end}/` }];
}

const isPlaceholder = (segment: string): boolean => segment === '*' || segment === '{lang}';

/** Return filters without repetitions, and that of fully qualified names if it is needed. */
function filters(found: readonly UrlFilter[], { dotted }: HostReading): UrlFilter[] {
  const all = found.length > 0 && !dotted ? [...found, fullyQualified] : found;
  return [...new Map(all.map((filter) => [JSON.stringify(filter), filter])).values()];
}

/** Return the rules that match addresses: all but those of surface `none`. */
export function matchingRules(systems: readonly CatalogueSystem[]): Rule[] {
  return systems.flatMap(({ rules }) => rules).filter(({ surface }) => surface !== 'none');
}

interface HostRule {
  host: string;
  paths: string[] | undefined;
  shared: boolean;
}

function allRules(systems: readonly CatalogueSystem[]): HostRule[] {
  return matchingRules(systems).flatMap(({ hosts, paths, shared, whole }) =>
    hosts.map((host) => ({ host, paths: whole ? undefined : paths, shared: shared === true })),
  );
}

/** Return the rules of hosts that belong to the system. */
function ownRules(systems: readonly CatalogueSystem[]): HostRule[] {
  return allRules(systems).filter(({ host, shared }) => !shared && host !== '*');
}

/**
 * Match what core/rules/match.ts takes for the same path: both letter cases, since some servers (IIS) ignore case and a
 * filter has no flag for it, percent-encoded characters and repeated slashes.
 */
function pathExpression(path: string): string {
  const { segments, exact } = parsePath(path);
  const parts = segments.map((segment) => `/+${segmentExpression(segment)}`).join('');
  return exact ? `${parts}/*(\\?|$)` : parts || '([/?]|$)';
}

/** A letter, plain or percent-encoded: more than letters, which core/rules/match.ts leaves out. */
const LETTER = '(?:[A-Za-z]|%[0-9A-Fa-f]{2})';

/** A star, at the end of `/@*` too, is left to core/rules/match.ts. */
function segmentExpression(segment: string): string {
  if (segment === '*') return '[^/]+';
  if (segment === '{lang}') return `${LETTER}{2}(?:(?:[-_]|%2[dD]|%5[fF])${LETTER}{2,4})?`;
  return anySpelling(segment.endsWith('*') ? segment.slice(0, -1) : segment);
}

/** Return an expression for ASCII text in both letter cases, each character plain or percent-encoded. */
function anySpelling(text: string): string {
  return [...text]
    .map((character) => {
      const both = [character.toLowerCase(), character.toUpperCase()];
      const codes = both.map((one) => one.charCodeAt(0).toString(16));
      return `(?:${anyOf(both)}|%${anyOf(codes.map(([high = '']) => high))}${anyOf(codes.flatMap(bothCasesOfLow))})`;
    })
    .join('');
}

/** The hexadecimal digits may be of either case: https://www.rfc-editor.org/rfc/rfc3986#section-2.1 */
const bothCasesOfLow = ([, low = '']: string): string[] => [low, low.toUpperCase()];

function anyOf(characters: readonly string[]): string {
  const [first = '', ...others] = [...new Set(characters)].map(escaped);
  return others.length === 0 ? first : `[${first}${others.join('')}]`;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
