import { hostNames, parsePath } from './match.ts';
import type { System } from './rule-schema.ts';

/** The part of a declarativeNetRequest rule we use: the same in Chromium and Firefox. */
export interface BlockRule {
  id: number;
  action: { type: 'block' };
  condition: BlockCondition;
}

/** Without `resourceTypes` a condition holds for every request but that of a tab's own page. */
export interface BlockCondition {
  requestDomains?: string[];
  excludedRequestDomains?: string[];
  regexFilter?: string;
  isUrlFilterCaseSensitive?: false;
  resourceTypes?: 'main_frame'[];
}

/**
 * Rules for the browser's own blocker, which needs no worker. Only hosts the extension has access to are named: on
 * others the browser applies no rule of ours.
 *
 * A host that is wholly a system's is named by domain, which takes in whatever is below it: there is nothing but more
 * of the system. A host that also serves other pages (help, news, documents for developers) is blocked at the
 * system's paths alone, and so are hosts below a whole one that have paths of their own.
 */
export function blockRules(systems: readonly System[]): BlockRule[] {
  const own = ownHosts(systems);
  const whole = wholeHosts(systems);
  const partly = own.filter(({ host, paths }) => !whole.includes(paths ? host : domainOf(host)));
  const carved = partly.map(({ host }) => domainOf(host)).filter((host) => whole.some((above) => isBelow(host, above)));
  const expressions = partly.flatMap(({ host, paths = ['/'] }) => paths.map((path) => addressExpression(host, path)));
  const domains: BlockCondition = {
    requestDomains: whole,
    ...(carved[0] && { excludedRequestDomains: unique(carved) }),
  };
  return numbered([...(whole[0] ? [domains] : []), ...unique(expressions).map(byExpression)]);
}

/**
 * Match patterns without which Chromium lets a page's WebSocket pass: there `*://` means http and https alone.
 * A page that gets as far as opening one came without a request, and so over https.
 */
export function webSocketPatterns(systems: readonly System[]): string[] {
  return wholeHosts(systems)
    .flatMap(hostNames)
    .map((name) => `wss://${name}/*`);
}

/** Hosts the extension has access to, each with the paths one rule gives it. */
function ownHosts(systems: readonly System[]): { host: string; paths: string[] | undefined }[] {
  const rules = systems.flatMap((system) => system.rules).filter(({ shared }) => !shared);
  const named = rules.flatMap(({ hosts, paths }) => hosts.map((host) => ({ host, paths })));
  return named.filter(({ host }) => host !== '*');
}

/** Hosts where every page is the system's. */
function wholeHosts(systems: readonly System[]): string[] {
  const own = ownHosts(systems);
  const hasPathsBelow = (host: string): boolean => own.some((one) => one.paths && one.host === `*.${host}`);
  const whole = own.filter(({ host, paths }) => !paths && !host.startsWith('*.') && !hasPathsBelow(host));
  return unique(whole.map(({ host }) => host));
}

const byExpression = (regexFilter: string): BlockCondition => ({ regexFilter, isUrlFilterCaseSensitive: false });

/** The page of a tab has to be named to be blocked, and naming every other type differs between browsers. */
function numbered(conditions: readonly BlockCondition[]): BlockRule[] {
  const pages = conditions.map((condition): BlockCondition => ({ ...condition, resourceTypes: ['main_frame'] }));
  return [...pages, ...conditions].map((condition, i) => ({ id: i + 1, action: { type: 'block' }, condition }));
}

/**
 * Addresses of a host and path as core/rules/match reads them, in the syntax of RE2. Of `%` escapes only that of `@` is
 * read, which links do carry; a page reached by any other (`/%61pp`) is turned away when it has come.
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
