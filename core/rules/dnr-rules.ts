import { domainOf, hostNames, isBelow } from './host-names.ts';
import type { MatchedRule } from './match.ts';
import { parsePath, pathRank } from './rule-path.ts';
import type { System } from './rule-schema.ts';

/**
 * The fields of a declarativeNetRequest rule in use: the same in Chromium and Firefox. The highest priority decides; of
 * equal ones `allow`. https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#rules
 */
export interface BlockRule {
  id: number;
  priority: number;
  action: { type: 'block' | 'allow' | 'allowAllRequests' };
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
  resourceTypes?: ('main_frame' | 'sub_frame' | 'websocket')[];
}

/**
 * Create block rules; the browser applies them without the worker. They name only hosts the extension has access to.
 *
 * A host where every page belongs to a system is named in `requestDomains`, which covers its subdomains too. A host that
 * also serves other pages (help, news, developer documents) is blocked by a regular expression on the system's paths; so
 * are subdomains of a whole host that have path rules, and hosts out of which a rule of surface `none` cuts a part. The
 * pages of that part are allowed with a higher priority; what they load from the host is not blocked. Pages that the school
 * allows load what their client needs, from the other hosts of the system too.
 * @param allowed rules of the addresses that the school allows (core/rules/allowed-address.ts)
 * @param dotted also name the fully qualified domains, with the dot at their end: Firefox compares host names as they are
 * written, Chromium ignores the dot (see `dottedHostPatterns` in core/rules/url-filters.ts)
 */
export function blockRules(
  systems: readonly System[],
  { dotted = false, allowed = [] }: { dotted?: boolean; allowed?: readonly MatchedRule[] } = {},
): BlockRule[] {
  if (systems.length === 0) return [];
  const own = [...ownHosts(systems), ...ownHosts([{ rules: allowed }]).map((one) => ({ ...one, isAllowed: true }))];
  const isCut = ({ host }: { host: string }) => own.some((one) => one.isLeftAlone && overlap(one.host, host));
  const whole = wholeHosts(own).filter((host) => !isCut({ host }));
  const partly = own.filter(({ host, paths }) => !whole.includes(paths ? host : domainOf(host)));
  const carved = partly.map(({ host }) => domainOf(host)).filter((host) => whole.some((above) => isBelow(host, above)));
  const written = (hosts: readonly string[]): string[] =>
    dotted ? hosts.flatMap((host) => [host, `${host}.`]) : [...hosts];
  const domains: BlockCondition = {
    requestDomains: written(whole),
    ...(carved[0] && { excludedRequestDomains: written(unique(carved)) }),
  };
  const answer = (one: OwnHost) => (one.isLeftAlone ? allow(one) : isCut(one) ? blockFrames : block);
  const byAddress = partly.flatMap((one) => expressions(one).flatMap(answer(one)));
  return once([...(whole[0] ? block({ condition: domains, priority: 1 }) : []), ...byAddress]);
}

/**
 * Return match patterns for WebSockets, which Chromium otherwise lets pass: `*://` is only http and https there
 * (https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns). `wss` suffices, because a page that
 * opens one despite the block rules comes from a service worker, which needs https.
 */
export function webSocketPatterns(systems: readonly System[]): string[] {
  return wholeHosts(ownHosts(systems))
    .flatMap(hostNames)
    .map((name) => `wss://${name}/*`);
}

/** A host of a rule that the extension has access to, with the paths of the rule. */
interface OwnHost {
  host: string;
  paths: string[] | undefined;
  isLeftAlone: boolean;
  /** Whether the school allows it: then also what its pages load. */
  isAllowed?: boolean;
}

function ownHosts(systems: readonly { rules: readonly MatchedRule[] }[]): OwnHost[] {
  const rules = systems.flatMap((system) => system.rules).filter(({ shared }) => !shared);
  const named = rules.flatMap(({ hosts, paths, surface }) =>
    hosts.map((host) => ({ host, paths, isLeftAlone: surface === 'none' })),
  );
  return named.filter(({ host }) => host !== '*');
}

/** List the hosts where every page belongs to a system, but for the parts that are cut out. */
function wholeHosts(own: readonly OwnHost[]): string[] {
  const blocked = own.filter(({ isLeftAlone }) => !isLeftAlone);
  const hasPathsBelow = (host: string): boolean => blocked.some((one) => one.paths && one.host === `*.${host}`);
  const whole = blocked.filter(({ host, paths }) => !paths && !host.startsWith('*.') && !hasPathsBelow(host));
  return unique(whole.map(({ host }) => host));
}

interface Weighed {
  condition: BlockCondition;
  priority: number;
}

/**
 * Create the expressions of a host, ranked as core/rules/match.ts ranks them: a host before the subdomains of a longer
 * and then of a shorter one, and the longest path of a host.
 */
function expressions({ host, paths = ['/'] }: OwnHost): Weighed[] {
  const hostRank = host.startsWith('*.') ? host.split('.').length : MAX_LABELS;
  return paths.map((path) => ({
    condition: { regexFilter: addressExpression(host, path), isUrlFilterCaseSensitive: false },
    priority: MAX_PATH_RANK * hostRank + pathRank(parsePath(path)),
  }));
}

/** A host of 253 characters has fewer labels. */
const MAX_LABELS = 128;

/** No path of a rule has so many segments. */
const MAX_PATH_RANK = 100;

type Unnumbered = Omit<BlockRule, 'id'>;

/**
 * Block all requests by two rules, one for `main_frame` and one for the other resource types. The default types exclude
 * `main_frame`, and the list of types differs by browser.
 */
function block({ condition, priority }: Weighed): Unnumbered[] {
  const action = { type: 'block' } as const;
  return [
    { priority, action, condition: { ...condition, resourceTypes: ['main_frame'] } },
    { priority, action, condition },
  ];
}

/** Block what shows the messenger, but not what the page of an allowed part may load. */
function blockFrames({ condition, priority }: Weighed): Unnumbered[] {
  const resourceTypes: BlockCondition['resourceTypes'] = ['main_frame', 'sub_frame', 'websocket'];
  return [{ priority, action: { type: 'block' }, condition: { ...condition, resourceTypes } }];
}

/**
 * Allow the pages of a part; of one that the school allows also what they load: files, frames and sockets, unless a rule of
 * a longer path blocks it. https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#type-RuleActionType
 */
function allow({ isAllowed = false }: OwnHost): (weighed: Weighed) => Unnumbered[] {
  const resourceTypes: BlockCondition['resourceTypes'] = ['main_frame', 'sub_frame'];
  const action = { type: isAllowed ? ('allowAllRequests' as const) : ('allow' as const) };
  return ({ condition, priority }) => [{ priority, action, condition: { ...condition, resourceTypes } }];
}

/** Remove repeated rules and number the others from 1. */
function once(rules: readonly Unnumbered[]): BlockRule[] {
  const byText = new Map(rules.map((rule) => [JSON.stringify(rule), rule]));
  return [...byText.values()].map((rule, i) => ({ id: i + 1, ...rule }));
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
  return `(?:www\\.)?${escaped(host)}`;
}

function segmentExpression(segment: string): string {
  if (segment === '*') return '[^/?#]+';
  if (segment === '{lang}') return '[a-z]{2}(?:[-_][a-z]{2,4})?';
  const plain = (text: string): string => escaped(text).replaceAll('@', '(?:@|%40)');
  return segment.endsWith('*') ? `${plain(segment.slice(0, -1))}[^/?#]*` : plain(segment);
}

/** Return true if the addresses of two hosts, each with or without `*.`, may have one in common. */
function overlap(a: string, b: string): boolean {
  const [one, other] = [domainOf(a), domainOf(b)];
  return one === other || isBelow(one, other) || isBelow(other, one);
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
