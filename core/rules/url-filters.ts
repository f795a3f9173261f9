import { hostNames, parsePath, translateHostOf } from './match.ts';
import type { System } from './rule-schema.ts';

/** The part of a browser's UrlFilter we use: the same in Chromium and Firefox. */
export interface UrlFilter {
  hostEquals?: string;
  hostSuffix?: string;
  urlMatches?: string;
  schemes: string[];
}

type Condition = Omit<UrlFilter, 'schemes'>;

const schemes = ['http', 'https'];

/**
 * Match patterns of the hosts where the content script runs, and so of the only hosts the extension asks access to.
 * Shared hosts, hosts nobody knows beforehand and translation fronts are absent: see {@link noAccessFilters}.
 */
export function hostPatterns(systems: readonly System[]): string[] {
  const rules = systems.flatMap((system) => system.rules).filter(({ shared }) => !shared);
  const hosts = rules.flatMap((rule) => rule.hosts).filter((host) => host !== '*');
  const names = hosts.flatMap((host) => (host.startsWith('*.') ? [host] : hostNames(host)));
  return [...new Set(names)].sort().map((name) => `*://${name}/*`);
}

/** Filters for webNavigation, so that no other page wakes the worker; what they let through is judged by core/match. */
export function navigationFilters(systems: readonly System[]): UrlFilter[] {
  return filters([...hostConditions(systems), ...noAccessConditions(systems)]);
}

/** Those of the filters whose pages are out of the content script's reach: they match with reach `anywhere`. */
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

/** Rules of hosts that are the system's own. */
function ownRules(systems: readonly System[]): HostRule[] {
  return allRules(systems).filter(({ host, shared }) => !shared && host !== '*');
}

/** Letter case of a path is the server's business (IIS ignores it), and a filter has no flag for it. */
function pathExpression(path: string): string {
  const { segments } = parsePath(path);
  return segments.map((segment) => (segment === '*' || segment === '{lang}' ? '[^/]+' : eitherCase(segment))).join('/');
}

const eitherCase = (text: string): string =>
  escaped(text).replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
