import { hostNames, translateHostOf } from './host-names.ts';
import { parsePath } from './rule-path.ts';
import { matchingRules, type System } from './rule-schema.ts';

/**
 * The fields of `events.UrlFilter` in use. A filter's conditions are joined by AND, the filters of a list by OR, and all
 * are case-sensitive. https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/events/UrlFilter
 */
export interface UrlFilter {
  hostEquals?: string;
  hostSuffix?: string;
  urlMatches?: string;
  schemes: string[];
}

type Condition = Omit<UrlFilter, 'schemes'>;

const schemes = ['http', 'https'];

/**
 * Return the hosts where the content script runs, as in match patterns: `web.telegram.org`, or `*.t.me` for a host and all
 * below it. Shared hosts, unknown hosts and translate.goog are not among them; see {@link noAccessFilters}.
 */
export function scriptHosts(systems: readonly System[]): string[] {
  const rules = matchingRules(systems).filter(({ shared }) => !shared);
  const hosts = rules.flatMap((rule) => rule.hosts).filter((host) => host !== '*');
  const names = hosts.flatMap((host) => (host.startsWith('*.') ? [host] : hostNames(host)));
  return [...new Set(names)].sort();
}

/**
 * Return match patterns of the hosts where the content script runs: the only hosts it requests access to. `*://`
 * is http and https (https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns).
 */
export function hostPatterns(systems: readonly System[]): string[] {
  return scriptHosts(systems).map((name) => `*://${name}/*`);
}

/**
 * Return the match patterns for Firefox: also those of the fully qualified names, which end in a dot. Firefox compares the
 * host of a pattern with the host as it is written (observed in Firefox 153; {@link hostPatterns} alone left
 * `web.telegram.org.` without a script and without block rules). Chromium ignores the dot.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
 */
export function dottedHostPatterns(systems: readonly System[]): string[] {
  const patterns = hostPatterns(systems);
  return [...patterns, ...patterns.map((pattern) => pattern.replace(/\/\*$/, './*'))].sort();
}

/**
 * Return webNavigation filters, so that other pages do not wake the worker. core/rules/match.ts decides the rest: a filter
 * cannot leave out a path, so the parts that rules of surface `none` cut out pass it.
 */
export function navigationFilters(systems: readonly System[]): UrlFilter[] {
  return filters([...hostConditions(systems), ...noAccessConditions(systems)]);
}

/** Return the filters of pages where no content script runs: they match with reach `anywhere`. */
export function noAccessFilters(systems: readonly System[]): UrlFilter[] {
  return filters(noAccessConditions(systems));
}

function hostConditions(systems: readonly System[]): Condition[] {
  return ownRules(systems).flatMap(({ host }): Condition[] =>
    host.startsWith('*.')
      ? withDot(host.slice(1)).map((hostSuffix) => ({ hostSuffix }))
      : hostNames(host).flatMap((name) => withDot(name).map((hostEquals) => ({ hostEquals }))),
  );
}

function noAccessConditions(systems: readonly System[]): Condition[] {
  const fronts = ownRules(systems).flatMap(({ host }): Condition[] =>
    host.startsWith('*.')
      ? withDot(`-${translateHostOf(host.slice(2))}`).map((hostSuffix) => ({ hostSuffix }))
      : hostNames(host).flatMap((name) => withDot(translateHostOf(name)).map((hostEquals) => ({ hostEquals }))),
  );
  const paths = allRules(systems).filter(({ host, shared }) => shared || host === '*');
  const expressions = paths.flatMap(({ host, paths: given = [] }) =>
    (host === '*' ? ['[^/?#]+'] : [...hostNames(host), ...hostNames(host).map(translateHostOf)].map(escaped)).flatMap(
      (name) =>
        given.map(
          (path): Condition => ({ urlMatches: `^https?://${userPart}${name}\\.?(:[0-9]+)?${pathExpression(path)}` }),
        ),
    ),
  );
  return [...fronts, ...expressions];
}

function filters(conditions: readonly Condition[]): UrlFilter[] {
  const unique = new Map(conditions.map((condition) => [JSON.stringify(condition), condition]));
  return [...unique.values()].map((condition) => ({ ...condition, schemes }));
}

interface HostRule {
  host: string;
  paths: string[] | undefined;
  shared: boolean;
}

function allRules(systems: readonly System[]): HostRule[] {
  return matchingRules(systems).flatMap(({ hosts, paths, shared }) =>
    hosts.map((host) => ({ host, paths, shared: shared === true })),
  );
}

/** Return the rules of hosts that belong to the system. */
function ownRules(systems: readonly System[]): HostRule[] {
  return allRules(systems).filter(({ host, shared }) => !shared && host !== '*');
}

/** A user part before the host: https://url.spec.whatwg.org/#include-credentials. Firefox leaves it in the address. */
const userPart = '([^/?#@]*@)?';

/**
 * Match what core/rules/match.ts takes for the same path: both letter cases, since some servers (IIS) ignore case and a
 * filter has no flag for it, percent-encoded characters and repeated slashes.
 */
function pathExpression(path: string): string {
  const { segments } = parsePath(path);
  return segments
    .map((segment) => `/+${segment === '*' || segment === '{lang}' ? '[^/]+' : anySpelling(segment)}`)
    .join('');
}

/** Return an expression for ASCII text in both letter cases, each character plain or percent-encoded. */
function anySpelling(text: string): string {
  return [...text]
    .map((character) => `(?:${bothCases(character, escaped)}|${bothCases(character, percentEncoded)})`)
    .join('');
}

function bothCases(character: string, write: (one: string) => string): string {
  return [...new Set([character.toLowerCase(), character.toUpperCase()])].map(write).join('|');
}

/** The hexadecimal digits may be of either case: https://www.rfc-editor.org/rfc/rfc3986#section-2.1 */
function percentEncoded(character: string): string {
  const digits = character.charCodeAt(0).toString(16);
  return `%${digits.replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`)}`;
}

const withDot = (host: string): string[] => [host, `${host}.`];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
