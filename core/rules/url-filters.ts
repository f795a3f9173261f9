import { hostNames, translateHostOf } from './host-names.ts';
import { parsePath } from './rule-path.ts';
import { type CatalogueSystem, matchingRules } from './rule-schema.ts';

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
 * Return webNavigation filters, so that other pages do not wake the worker. core/rules/match.ts decides the rest: a filter
 * cannot leave out a path, so the parts that rules of surface `none` cut out pass it.
 */
export function navigationFilters(systems: readonly CatalogueSystem[]): UrlFilter[] {
  return filters([...hostConditions(systems), ...noAccessConditions(systems)]);
}

/**
 * Return few filters that pass every address of {@link navigationFilters}, and others: a browser takes hundreds of ms to
 * add a thousand exact ones.
 */
export function coarseFilters(systems: readonly CatalogueSystem[]): UrlFilter[] {
  const hosts = new Set(allRules(systems).map(({ host }) => host.replace(/^\*\.?/, '')));
  const isCovered = (host: string) => [...hosts].some((other) => host.endsWith(`.${other}`));
  const suffixes = [...hosts].filter((host) => host !== '' && !isCovered(host));
  return filters([...suffixes, translateHostOf('')].flatMap(withDot).map((hostSuffix) => ({ hostSuffix })));
}

/** Return the filters of pages where no content script runs: they match with reach `anywhere`. */
export function noAccessFilters(systems: readonly CatalogueSystem[]): UrlFilter[] {
  return filters(noAccessConditions(systems));
}

function hostConditions(systems: readonly CatalogueSystem[]): Condition[] {
  return ownRules(systems).flatMap(hostCondition);
}

/** Own hosts behind Google Translate, and hosts without access: by the paths of their rules, or whole. */
function noAccessConditions(systems: readonly CatalogueSystem[]): Condition[] {
  const others = allRules(systems).filter(({ host, shared }) => shared || host === '*');
  const whole = others.filter(({ paths }) => !paths);
  return [
    ...[...ownRules(systems), ...whole].flatMap(translateCondition),
    ...whole.flatMap(hostCondition),
    ...others.flatMap(({ host, paths }) => (paths ? [pathCondition(host, paths)] : [])),
  ];
}

function hostCondition({ host }: HostRule): Condition[] {
  return host.startsWith('*.')
    ? withDot(host.slice(1)).map((hostSuffix) => ({ hostSuffix }))
    : hostNames(host).flatMap((name) => withDot(name).map((hostEquals) => ({ hostEquals })));
}

function translateCondition({ host }: HostRule): Condition[] {
  return host.startsWith('*.')
    ? withDot(`-${translateHostOf(host.slice(2))}`).map((hostSuffix) => ({ hostSuffix }))
    : hostNames(host).flatMap((name) => withDot(translateHostOf(name)).map((hostEquals) => ({ hostEquals })));
}

/** Return expressions for a host and for its translate.goog host. */
function hostExpressions(host: string): string[] {
  if (host === '*') return ['[^/?#]+'];
  if (!host.startsWith('*.')) return [...hostNames(host), ...hostNames(host).map(translateHostOf)].map(escaped);
  return [host.slice(1), `-${translateHostOf(host.slice(2))}`].map((end) => `[^/?#@:]+${escaped(end)}`);
}

/** One expression for all names and paths: the browser compiles the expressions again for each listener that is added. */
function pathCondition(host: string, paths: readonly string[]): Condition {
  const [names, ends] = [hostExpressions(host), paths.map(pathExpression)].map((all) => `(?:${all.join('|')})`);
  return { urlMatches: `^https?://${userPart}${names}\\.?(:[0-9]+)?${ends}` };
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

function allRules(systems: readonly CatalogueSystem[]): HostRule[] {
  return matchingRules(systems).flatMap(({ hosts, paths, shared, whole }) =>
    hosts.map((host) => ({ host, paths: whole ? undefined : paths, shared: shared === true })),
  );
}

/** Return the rules of hosts that belong to the system. */
function ownRules(systems: readonly CatalogueSystem[]): HostRule[] {
  return allRules(systems).filter(({ host, shared }) => !shared && host !== '*');
}

/** A user part before the host: https://url.spec.whatwg.org/#include-credentials. Firefox leaves it in the address. */
const userPart = '([^/?#@]*@)?';

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
