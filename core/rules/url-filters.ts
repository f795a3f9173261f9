import { hostNames, parsePath, translateHostOf } from './match.ts';
import type { System } from './rule-schema.ts';

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
 * Return match patterns of the hosts where the content script runs: the only hosts it requests access to. `*://`
 * is http and https (https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns).
 * Shared hosts, unknown hosts and translate.goog are not among them; see {@link noAccessFilters}.
 */
export function hostPatterns(systems: readonly System[]): string[] {
  const rules = systems.flatMap((system) => system.rules).filter(({ shared }) => !shared);
  const hosts = rules.flatMap((rule) => rule.hosts).filter((host) => host !== '*');
  const names = hosts.flatMap((host) => (host.startsWith('*.') ? [host] : hostNames(host)));
  return [...new Set(names)].sort().map((name) => `*://${name}/*`);
}

/** Return webNavigation filters, so that other pages do not wake the worker. core/rules/match.ts decides the rest. */
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
      ? [{ hostSuffix: host.slice(1) }, { hostSuffix: `${host.slice(1)}.` }]
      : hostNames(host).flatMap((name) => [{ hostEquals: name }, { hostEquals: `${name}.` }]),
  );
}

function noAccessConditions(systems: readonly System[]): Condition[] {
  const fronts = ownRules(systems).flatMap(({ host }): Condition[] =>
    host.startsWith('*.')
      ? [{ hostSuffix: `-${translateHostOf(host.slice(2))}` }]
      : hostNames(host).map((name) => ({ hostEquals: translateHostOf(name) })),
  );
  const paths = allRules(systems).filter(({ host, shared }) => shared || host === '*');
  const expressions = paths.flatMap(({ host, paths: given = [] }) =>
    (host === '*' ? ['[^/?#]+'] : [...hostNames(host), translateHostOf(host)].map(escaped)).flatMap((name) =>
      given.map((path): Condition => ({ urlMatches: `^https?://${name}\\.?(:[0-9]+)?/${pathExpression(path)}` })),
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
  const rules = systems.flatMap((system) => system.rules);
  return rules.flatMap(({ hosts, paths, shared }) => hosts.map((host) => ({ host, paths, shared: shared === true })));
}

/** Return the rules of hosts that belong to the system. */
function ownRules(systems: readonly System[]): HostRule[] {
  return allRules(systems).filter(({ host, shared }) => !shared && host !== '*');
}

/** Match both letter cases: some servers (IIS) ignore case in paths, and a filter has no flag for it. */
function pathExpression(path: string): string {
  const { segments } = parsePath(path);
  return segments.map((segment) => (segment === '*' || segment === '{lang}' ? '[^/]+' : eitherCase(segment))).join('/');
}

const eitherCase = (text: string): string =>
  escaped(text).replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
