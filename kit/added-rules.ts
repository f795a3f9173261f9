import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod/mini';
import { type System, systemSchema } from '../core/rules/rule-schema.ts';
import { packId, systems } from '../rules/systems.ts';
import { issueLines, KitProblem } from './problem.ts';

/** Environment variable that passes a school's own rules to a build, as JSON of {@link AddedRules}. */
export const rulesVariable = 'DEZHURNY_RULES';

/** A school's own rules: the id of the rule pack that contains them, and paths of their JSON files. */
export interface AddedRules {
  pack: string;
  files: readonly string[];
}

const nine = new Map(systems.map((system) => [system.id, system]));

/** Rules added to one of the nine systems. A new system requires `item`, `name` and `checked`. */
const moreRulesSchema = z.strictObject({
  ...systemSchema.shape,
  id: z.literal([...nine.keys()]),
  item: z.optional(systemSchema.shape.item),
  name: z.optional(systemSchema.shape.name),
  checked: z.optional(systemSchema.shape.checked),
});

/** Rule pack that the extension is built with. */
export interface RulesInForce {
  packId: string;
  systems: System[];
}

/**
 * Merge a school's own rules into the nine systems.
 * @throws {KitProblem} with the file and path of each invalid value
 */
export function joinRules({ pack, files }: AddedRules): RulesInForce {
  const joined = new Map(nine);
  const problems = files.flatMap((file) => {
    const { system, lines } = readSystem(file);
    if (!system) return lines;
    const before = joined.get(system.id);
    joined.set(system.id, before ? { ...before, rules: [...before.rules, ...system.rules] } : system);
    return [];
  });
  const all = [...joined.values()];
  const problemsOfAll = problems.length > 0 ? [] : clashes(all);
  if (problems.length + problemsOfAll.length > 0) throw new KitProblem([...problems, ...problemsOfAll]);
  return { packId: pack, systems: all };
}

/** Return the rule pack of this build. @param variable value of {@link rulesVariable} @throws {KitProblem} as {@link joinRules} */
export function rulesOfBuild(variable = process.env[rulesVariable]): RulesInForce {
  return variable ? joinRules(JSON.parse(variable) as AddedRules) : { packId, systems };
}

function readSystem(file: string): { system?: System; lines: string[] } {
  const name = basename(file);
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { lines: [`${name}: файл не читается как JSON (${(error as Error).message})`] };
  }
  const own = nine.get((raw as { id?: string } | null)?.id ?? '');
  const parsed = (own ? moreRulesSchema : systemSchema).safeParse(raw, { reportInput: true });
  if (!parsed.success) return { lines: issueLines(name, parsed.error.issues) };
  const { item = own?.item } = parsed.data;
  if (own && item !== own.item) return { lines: [`${name}: item — у системы ${own.id} пункт ${own.item}`] };
  return { system: { ...own, ...parsed.data } as System, lines: [] };
}

/** List hosts that belong to two systems: a match would depend on their order. */
function clashes(all: readonly System[]): string[] {
  const owners = new Map<string, string>();
  return all.flatMap(({ id, rules }) =>
    rules.flatMap(({ hosts }) =>
      hosts.flatMap((host) => {
        const owner = owners.get(host) ?? id;
        owners.set(host, owner);
        return owner === id ? [] : [`${host}: узел есть и у ${owner}, и у ${id}`];
      }),
    ),
  );
}
