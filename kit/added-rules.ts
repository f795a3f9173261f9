import { basename } from 'node:path';
import * as z from 'zod/mini';
import { itemPattern } from '../core/regulation/item.ts';
import { type Pack, packOf } from '../core/regulation/pack.ts';
import { permittedClashes } from '../core/regulation/permitted-clashes.ts';
import type { Regulation, RegulationItem } from '../core/regulation/regulation-schema.ts';
import { systemsInForce, unknownSystems } from '../core/regulation/systems-in-force.ts';
import { type CatalogueSystem, type System, systemSchema } from '../core/rules/rule-schema.ts';
import { catalogue } from '../rules/catalogue.ts';
import { choosePack, defaultPermitted } from '../rules/index.ts';
import { builtInRegulation } from '../rules/regulations/index.ts';
import { readJsonFile } from './json-file.ts';
import { issueLines, KitProblem } from './problem.ts';

/** Environment variable that passes a school's own rules to a build, as JSON of {@link AddedRules}. */
export const rulesVariable = 'DEZHURNY_RULES';

/**
 * A school's own rules: its regulation, the built-in one without it; paths of JSON files of systems; and the id of the
 * regulation that contains them.
 */
export interface AddedRules {
  regulation?: Regulation | undefined;
  pack?: string | undefined;
  files: readonly string[];
}

const known = new Map(catalogue.map((system) => [system.id, system]));

/** The number of the item, as papers write it or as a whole number. */
const itemSchema = z.union([z.string().check(z.regex(itemPattern)), z.int().check(z.minimum(1), z.maximum(99))]);

/** A file of a new system: its item makes it part of the regulation. */
const newSystemSchema = z.strictObject({ ...systemSchema.shape, item: itemSchema });

/** Rules added to a system of the catalogue, which keeps its item. */
const moreRulesSchema = z.strictObject({
  ...systemSchema.shape,
  id: z.literal([...known.keys()]),
  item: z.optional(itemSchema),
  name: z.optional(systemSchema.shape.name),
  checked: z.optional(systemSchema.shape.checked),
});

/** The catalogue and the regulation that the extension is built with. */
export interface RulesInForce {
  catalogue: CatalogueSystem[];
  regulation: Regulation;
}

/** The rules of a build without a school's own. */
export const standardRules: RulesInForce = { catalogue, regulation: builtInRegulation };

/**
 * Merge a school's own rules into the catalogue and its regulation.
 * @throws {KitProblem} with the file and path of each invalid value
 */
export function joinRules({ regulation: base = builtInRegulation, pack = base.id, files }: AddedRules): RulesInForce {
  const joined = new Map(known);
  const items: RegulationItem[] = [];
  const problems = files.flatMap((file) => {
    const { system, item, lines } = readSystem(file, base);
    if (!system) return lines;
    if (!known.has(system.id) && joined.has(system.id))
      return [`${basename(file)}: id — система ${system.id} уже есть в другом файле`];
    const before = joined.get(system.id);
    joined.set(system.id, before ? { ...before, rules: [...before.rules, ...system.rules] } : system);
    if (item !== undefined) items.push({ item, system: system.id });
    return [];
  });
  const all = [...joined.values()];
  const unknown = unknownSystems(all, base.items).map((system) => `regulation: системы ${system} нет в каталоге`);
  const problemsOfAll =
    problems.length > 0 ? [] : [...clashes(all), ...unknown, ...repeated(base), ...permittedLines(all, base)];
  if (problems.length + problemsOfAll.length > 0) throw new KitProblem([...problems, ...problemsOfAll]);
  const regulation = { ...base, id: pack, items: [...base.items, ...items] };
  return { catalogue: all, regulation };
}

/** Name the systems and platforms that a regulation has twice. */
function repeated({ items, platforms }: Regulation): string[] {
  const twice = (ids: readonly string[]) => new Set(ids.filter((id, at) => ids.indexOf(id) !== at));
  return [
    ...[...twice(items.map(({ system }) => system))].map((id) => `regulation: система ${id} названа дважды`),
    ...[...twice(platforms.map(({ id }) => id))].map((id) => `regulation: платформа ${id} названа дважды`),
  ];
}

/** Name the listed systems at an address that the regulation permits. */
function permittedLines(all: readonly CatalogueSystem[], regulation: Regulation): string[] {
  const { systems, permitted } = packOf(all, defaultPermitted, regulation);
  return [...permittedClashes(systems, permitted.platforms)].map(
    ([system, host]) => `regulation: системы ${system} нельзя запретить — порядок разрешает её адрес ${host}`,
  );
}

/** Return the rules of this build. @param variable value of {@link rulesVariable} @throws {KitProblem} as {@link joinRules} */
export function rulesOfBuild(variable = process.env[rulesVariable]): RulesInForce {
  return variable ? joinRules(JSON.parse(variable) as AddedRules) : standardRules;
}

/** Return what the papers of a kit name: the regulation of its policy, or that of its build. */
export function packOfKit({ rules, settings }: { rules?: AddedRules; settings?: { regulation?: unknown } }): Pack {
  return settings?.regulation
    ? choosePack({ value: settings.regulation, source: 'policy' }).pack
    : packOfBuild(rules ? joinRules(rules) : standardRules);
}

/** Return what the papers of a build name. */
export function packOfBuild({ catalogue, regulation }: RulesInForce): Pack {
  return packOf(catalogue, defaultPermitted, regulation);
}

/** Return the systems whose hosts the extension asks access to. */
export function systemsOf({ catalogue, regulation }: RulesInForce): System[] {
  return systemsInForce(catalogue, regulation.items);
}

/** @returns the system, and its item if the regulation does not list it */
function readSystem(
  file: string,
  regulation: Regulation,
): { system?: CatalogueSystem; item?: string; lines: string[] } {
  const name = basename(file);
  const { raw, lines = [] } = readRules(file, name);
  if (raw === undefined) return { lines };
  const own = known.get((raw as { id?: string } | null)?.id ?? '');
  const parsed = (own ? moreRulesSchema : newSystemSchema).safeParse(raw, { reportInput: true });
  if (!parsed.success) return { lines: issueLines(name, parsed.error.issues) };
  const { item, ...rules } = parsed.data;
  const listed = own && regulation.items.find(({ system }) => system === own.id)?.item;
  if (listed && item !== undefined && String(item) !== listed) {
    return { lines: [`${name}: item — у системы ${own.id} пункт ${listed}`] };
  }
  const system = { ...own, ...rules } as CatalogueSystem;
  return { system, ...(item !== undefined && !listed && { item: String(item) }), lines: [] };
}

function readRules(file: string, name: string): { raw?: unknown; lines?: string[] } {
  try {
    return { raw: readJsonFile(file, name) };
  } catch (error) {
    if (error instanceof KitProblem) return { lines: [...error.lines] };
    throw error;
  }
}

/** List hosts that belong to two systems: a match would depend on their order. */
function clashes(all: readonly CatalogueSystem[]): string[] {
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
