import type { MatchedRule, MatchedSystem } from './match.ts';
import { type RuleSurface, ruleSurfaces } from './surface.ts';

/**
 * Pack systems into the text that the script on a messenger's page carries: systems between tildes, their fields
 * between bars. After the id come the hosts with the same rules: `t.me,telegram.me i ns`, each rule as the first letter of
 * its surface and its paths without the first slash. Names and items come with the regulation in force.
 */
export function packRules(systems: readonly MatchedSystem[]): string {
  return systems.map(packSystem).join('~');
}

/**
 * Unpack {@link packRules}. The rules match the same addresses as before, but each has hosts with the same rules, and
 * paths without their first slash.
 */
export function unpackRules(text: string): MatchedSystem[] {
  return text.split('~').map((line) => {
    const [id = '', ...groups] = line.split('|');
    return { id, item: '', rules: groups.flatMap(unpackGroup) };
  });
}

function unpackGroup(group: string): MatchedRule[] {
  const [hosts = '', ...rules] = group.split(' ');
  return rules.map((rule) => ({
    surface: ruleSurfaces.find(([letter]) => letter === rule[0]) as RuleSurface,
    hosts: hosts.split(','),
    paths: rule.slice(1).split(','),
  }));
}

function packSystem({ id, rules }: MatchedSystem): string {
  const hosts = [...new Set(rules.flatMap((rule) => rule.hosts))];
  const groups = [...Map.groupBy(hosts, (host) => packHost(host, rules))];
  return [id, ...groups.map(([packed, same]) => `${same.join(',')} ${packed}`)].join('|');
}

/** Return the rules of a host, those of one surface together. */
function packHost(host: string, rules: readonly MatchedRule[]): string {
  const own = rules.filter(({ hosts }) => hosts.includes(host));
  const bySurface = [...Map.groupBy(own, ({ surface }) => surface)];
  return bySurface.map(([surface, same]) => surface[0] + same.flatMap(packPaths).join(',')).join(' ');
}

function packPaths({ paths = ['/'] }: MatchedRule): string[] {
  return paths.map((path) => path.slice(1));
}
