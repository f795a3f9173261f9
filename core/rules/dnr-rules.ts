import { hostNames, parsePath } from './match.ts';
import type { System } from './rule-schema.ts';

/**
 * The fields of a declarativeNetRequest rule in use: the same in Chromium and Firefox.
 * https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#rules
 */
export interface BlockRule {
  id: number;
  action: { type: 'block' };
  condition: BlockCondition;
}

/**
 * Without `resourceTypes` a condition matches all requests but `main_frame`.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/declarativeNetRequest/RuleCondition
 */
export interface BlockCondition {
  requestDomains?: string[];
  excludedRequestDomains?: string[];
  regexFilter?: string;
  isUrlFilterCaseSensitive?: false;
  resourceTypes?: 'main_frame'[];
}

/**
 * Create block rules; the browser applies them without the worker. They name only hosts the extension has access to.
 *
 * A host where every page belongs to a system is named in `requestDomains`, which covers its subdomains too. A host that
 * also serves other pages (help, news, developer documents) is blocked by a regular expression on the system's paths; so
 * are subdomains of a whole host that have path rules.
 * @param dotted also name the fully qualified domains, with the dot at their end: Firefox compares host names as they are
 * written, Chromium ignores the dot (see `dottedHostPatterns` in core/rules/url-filters.ts)
 */
export function blockRules(systems: readonly System[], { dotted = false } = {}): BlockRule[] {
  const own = ownHosts(systems);
  const whole = wholeHosts(systems);
  const partly = own.filter(({ host, paths }) => !whole.includes(paths ? host : domainOf(host)));
  const carved = partly.map(({ host }) => domainOf(host)).filter((host) => whole.some((above) => isBelow(host, above)));
  const expressions = partly.flatMap(({ host, paths = ['/'] }) => paths.map((path) => addressExpression(host, path)));
  const written = (hosts: readonly string[]): string[] =>
    dotted ? hosts.flatMap((host) => [host, `${host}.`]) : [...hosts];
  const domains: BlockCondition = {
    requestDomains: written(whole),
    ...(carved[0] && { excludedRequestDomains: written(unique(carved)) }),
  };
  return numbered([...(whole[0] ? [domains] : []), ...unique(expressions).map(byExpression)]);
}

/**
 * Return match patterns for WebSockets, which Chromium otherwise lets pass: `*://` is only http and https there
 * (https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns). `wss` suffices, because a page that
 * opens one despite the block rules comes from a service worker, which needs https.
 */
export function webSocketPatterns(systems: readonly System[]): string[] {
  return wholeHosts(systems)
    .flatMap(hostNames)
    .map((name) => `wss://${name}/*`);
}

/** List the hosts the extension has access to, with the paths of each rule. */
function ownHosts(systems: readonly System[]): { host: string; paths: string[] | undefined }[] {
  const rules = systems.flatMap((system) => system.rules).filter(({ shared }) => !shared);
  const named = rules.flatMap(({ hosts, paths }) => hosts.map((host) => ({ host, paths })));
  return named.filter(({ host }) => host !== '*');
}

/** List the hosts where every page belongs to a system. */
function wholeHosts(systems: readonly System[]): string[] {
  const own = ownHosts(systems);
  const hasPathsBelow = (host: string): boolean => own.some((one) => one.paths && one.host === `*.${host}`);
  const whole = own.filter(({ host, paths }) => !paths && !host.startsWith('*.') && !hasPathsBelow(host));
  return unique(whole.map(({ host }) => host));
}

const byExpression = (regexFilter: string): BlockCondition => ({ regexFilter, isUrlFilterCaseSensitive: false });

/**
 * Create two rules per condition, one for `main_frame` and one for the other resource types. The default types exclude
 * `main_frame`, and the list of types differs by browser.
 */
function numbered(conditions: readonly BlockCondition[]): BlockRule[] {
  const pages = conditions.map((condition): BlockCondition => ({ ...condition, resourceTypes: ['main_frame'] }));
  return [...pages, ...conditions].map((condition, i) => ({ id: i + 1, action: { type: 'block' }, condition }));
}

/**
 * Return an RE2 expression for a host and path. It equals core/rules/match.ts except for percent-encoding: only `%40`
 * (`@`), which occurs in links, is decoded. The content script replaces pages with other encoded characters (`/%61pp`).
 */
function addressExpression(host: string, path: string): string {
  const { segments, exact } = parsePath(path);
  const user = '(?:[^/?#@]*@)?';
  const end = exact ? '/*(?:[?#]|$)' : '(?:[/?#]|$)';
  const parts = segments.map((segment) => `/+${segmentExpression(segment)}`).join('');
  return `^[a-z]+://${user}${hostExpression(host)}\\.?(?::[0-9]+)?${parts}${end}`;
}

function hostExpression(host: string): string {
  if (host.startsWith('*.')) return `[^/?#@:]+${escaped(host.slice(1))}`;
  return hostNames(host).length > 1 ? `(?:www\\.)?${escaped(host)}` : escaped(host);
}

function segmentExpression(segment: string): string {
  if (segment === '*') return '[^/?#]+';
  if (segment === '{lang}') return '[a-z]{2}(?:[-_][a-z]{2,4})?';
  const plain = (text: string): string => escaped(text).replaceAll('@', '(?:@|%40)');
  return segment.endsWith('*') ? `${plain(segment.slice(0, -1))}[^/?#]*` : plain(segment);
}

const domainOf = (host: string): string => (host.startsWith('*.') ? host.slice(2) : host);

const isBelow = (host: string, above: string): boolean => host.endsWith(`.${above}`);

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
