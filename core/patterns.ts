import { frontOfHost, namesOf, parsePath } from './match.ts';
import type { Rule, System } from './rule.ts';

/** The part of a browser's UrlFilter we use: the same in Chromium and Firefox. */
export interface UrlFilter {
  hostEquals?: string;
  hostSuffix?: string;
  urlMatches?: string;
  schemes: string[];
}

const schemes = ['http', 'https'];

/**
 * Match patterns of the pages where the content script may run: every listed host, and only the listed paths of
 * shared ones. Hosts nobody knows beforehand and translation fronts are absent: see {@link navigationFilters}.
 */
export function contentMatches(systems: readonly System[]): string[] {
  return patterns(systems, (rule, host) =>
    rule.shared ? (rule.paths ?? ['/']).map((path) => `*://${host}${pathPattern(path)}`) : [`*://${host}/*`],
  );
}

/** Match patterns of the hosts the extension asks access to. Paths play no part in a host permission. */
export function extensionHosts(systems: readonly System[]): string[] {
  return patterns(systems, (_rule, host) => [`*://${host}/*`]);
}

/** Filters for webNavigation, so that no other page wakes the worker; what they let through is judged by core/match. */
export function navigationFilters(systems: readonly System[]): UrlFilter[] {
  const filters = new Map<string, UrlFilter>();
  const add = (filter: Omit<UrlFilter, 'schemes'>): void => {
    filters.set(JSON.stringify(filter), { ...filter, schemes });
  };
  for (const { hosts, paths } of systems.flatMap(({ rules }) => rules)) {
    for (const host of hosts) {
      if (host === '*') for (const path of paths ?? []) add({ urlMatches: anyHostExpression(path) });
      else if (host.startsWith('*.')) {
        add({ hostSuffix: host.slice(1) });
        add({ hostSuffix: `-${frontOfHost(host.slice(2))}` });
      } else
        for (const name of namesOf(host)) {
          for (const hostEquals of [name, `${name}.`, frontOfHost(name)]) add({ hostEquals });
        }
    }
  }
  return [...filters.values()];
}

/** Those of the filters whose pages are out of the content script's reach. */
export function blindFilters(systems: readonly System[]): UrlFilter[] {
  return navigationFilters(systems).filter(
    ({ urlMatches, hostSuffix, hostEquals }) => urlMatches || (hostSuffix ?? hostEquals)?.endsWith('.translate.goog'),
  );
}

function patterns(systems: readonly System[], of: (rule: Rule, host: string) => string[]): string[] {
  const found = new Set<string>();
  for (const rule of systems.flatMap(({ rules }) => rules)) {
    for (const host of rule.hosts) {
      if (host === '*') continue;
      const names = host.startsWith('*.') ? [host] : namesOf(host);
      for (const name of names) for (const pattern of of(rule, name)) found.add(pattern);
    }
  }
  return [...found].sort();
}

/** A match pattern's path is compared with path and query together, so a prefix must stay open at its end. */
function pathPattern(path: string): string {
  const { segments } = parsePath(path);
  return `/${segments.map((segment) => (segment === '{lang}' ? '*' : segment)).join('/')}*`;
}

/** Letter case of a path is the server's business (IIS ignores it), and a filter has no flag for it. */
function anyHostExpression(path: string): string {
  const { segments } = parsePath(path);
  const eitherCase = (text: string): string =>
    text.replace(/[a-z]|[^a-z0-9-]/g, (char) => (/[a-z]/.test(char) ? `[${char}${char.toUpperCase()}]` : `\\${char}`));
  return `^https?://[^/?#]+/${segments.map(eitherCase).join('/')}`;
}
