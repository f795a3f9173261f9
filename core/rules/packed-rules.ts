import type { MatchedRule, MatchedSystem } from './match.ts';
import type { System } from './rule-schema.ts';
import { type RuleSurface, ruleSurfaces } from './surface.ts';

/** The parts of a system that the script on a messenger's page needs. */
export type PackedSystem = MatchedSystem & Pick<System, 'name'>;

/**
 * Pack systems into the text that the script on a messenger's page carries: a line for each system, its fields between
 * tabs. After the id, the item, the Russian name and the English one, if it differs, come the hosts with the same rules: `t.me,telegram.me i ns`, each rule as
 * the first letter of its surface and its paths without the first slash.
 * @throws {Error} if a name holds a tab or a line end
 */
export function packRules(systems: readonly PackedSystem[]): string {
  return systems.map(packSystem).join('\n');
}

/**
 * Unpack {@link packRules}. The rules match the same addresses as before, but each has hosts with the same rules, and
 * paths of its own.
 */
export function unpackRules(text: string): PackedSystem[] {
  return text.split('\n').map((line) => {
    const [id = '', item = '', ru = '', en = '', ...groups] = line.split('\t');
    return { id, item, name: { ru, en: en || ru }, rules: groups.flatMap(unpackGroup) };
  });
}

function unpackGroup(group: string): MatchedRule[] {
  const [hosts = '', ...rules] = group.split(' ');
  return rules.map((rule) => ({
    surface: ruleSurfaces.find(([letter]) => letter === rule[0]) as RuleSurface,
    hosts: hosts.split(','),
    paths: rule
      .slice(1)
      .split(',')
      .map((path) => `/${path}`),
  }));
}

function packSystem({ id, item, name, rules }: PackedSystem): string {
  const hostsByRules = Map.groupBy(new Set(rules.flatMap(({ hosts }) => hosts)), (host) =>
    rules
      .filter(({ hosts }) => hosts.includes(host))
      .map(packRule)
      .join(' '),
  );
  const groups = [...hostsByRules].map(([packed, hosts]) => `${hosts.join(',')} ${packed}`);
  const fields = [id, item, name.ru, name.en === name.ru ? '' : name.en, ...groups];
  if (/[\t\n]/.test(fields.join(''))) throw new Error(`${id}: a tab or line end in a name`);
  return fields.join('\t');
}

function packRule({ surface, paths = ['/'] }: MatchedRule): string {
  return surface[0] + paths.map((path) => path.slice(1)).join(',');
}
