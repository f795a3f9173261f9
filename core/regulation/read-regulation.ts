import type * as z from 'zod/mini';
import { isObject } from '../encoding/is-object.ts';
import { builtInById } from './built-in-by-id.ts';
import { keepElements, keepValid } from './keep-valid.ts';
import { type Regulation, regulationSchema } from './regulation-schema.ts';
import { usualPlatform } from './usual-platform.ts';

/** A regulation, and the paths of what was refused, as `regulation.items.2.item`. */
export interface ReadRegulation {
  regulation: Regulation;
  problems: string[];
}

/** What a regulation says where a policy leaves a text out, or has it wrong: words that are false for no school. */
const neutral: Omit<Regulation, 'id' | 'inForceFrom' | 'items' | 'platform'> = {
  school: {
    fullName: { ru: 'Образовательная организация', en: 'Educational organisation' },
    shortName: { ru: 'ОО', en: 'School' },
    noun: { nominative: 'школа', genitive: 'школы', prepositional: 'школе', en: 'school' },
  },
  title: { ru: 'Порядок применения сервисов взаимодействия', en: 'Regulation on services for interaction' },
  list: { nominative: 'Перечень запрещённых систем', genitive: 'Перечня запрещённых систем', en: 'The list' },
  platforms: [{ id: 'max' }, { id: 'sferum' }],
  roles: [{ ru: 'Ответственный за применение сервисов', en: 'Responsible for the services' }],
  support: [],
};

/** Without these there is no regulation: nothing else names its incidents, its day and its systems. */
const essential = ['id', 'inForceFrom', 'items'] as const;

/** Problems that are named; the rest of a file that is no regulation would fill a screen. */
const MAX_PROBLEMS = 100;

/**
 * Read the regulation that a policy sets: the object itself, its JSON text, or the id of a built-in one, alone or as
 * `{ "id": … }`. Wrong fields and items are named and the rest applies; without an id, a day and one known system the
 * first built-in regulation stays in force. Never throws.
 * @param raw of any type; nothing if no policy sets it
 * @param builtIn the built-in regulations, the default first
 * @param known ids of the systems that this build can recognise
 */
export function readRegulation(
  raw: unknown,
  builtIn: readonly [Regulation, ...Regulation[]],
  known: readonly string[],
): ReadRegulation {
  const [standard] = builtIn;
  if (raw === undefined || raw === null || raw === '') return { regulation: standard, problems: [] };
  const value = fromText(raw);
  const named = builtInById(value, builtIn);
  if (named) return { regulation: named, problems: [] };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { regulation: standard, problems: ['regulation'] };
  }
  return readFields(value, standard, known);
}

function readFields(value: object, standard: Regulation, known: readonly string[]): ReadRegulation {
  const problems: string[] = [];
  const fields = keepFields(regulationSchema.shape, value, 'regulation', problems, known);
  const lacking = essential.filter((name) => !Object.hasOwn(fields, name)).map((name) => `regulation.${name}`);
  const named = [...new Set([...problems, ...lacking])].slice(0, MAX_PROBLEMS);
  if (lacking.length > 0) return { regulation: standard, problems: named };
  const school = { ...neutral.school, ...(fields.school as object) };
  const kept = { ...neutral, ...fields, school } as Omit<Regulation, 'platform'>;
  return { regulation: { platform: usualPlatform(kept.platforms), ...kept }, problems: named };
}

/** Return the valid fields of the regulation or of its school, and push the paths of the others. */
function keepFields(
  shape: z.core.$ZodShape,
  value: object,
  path: string,
  problems: string[],
  known: readonly string[],
): Record<string, unknown> {
  const kept = Object.entries(value).flatMap(([name, field]) => {
    const where = `${path}.${name}`;
    const schema = Object.hasOwn(shape, name) ? (shape[name] as z.ZodMiniType) : undefined;
    if (!schema) problems.push(where);
    const found = schema && field !== undefined && keepField(schema, field, where, problems, known);
    return found ? [[name, found] as const] : [];
  });
  return Object.fromEntries(kept);
}

function keepField(
  schema: z.ZodMiniType,
  value: unknown,
  path: string,
  problems: string[],
  known: readonly string[],
): unknown {
  const { def } = schema as z.ZodMiniArray<z.ZodMiniType>;
  if (path === 'regulation.school' && isObject(value)) {
    return keepFields(regulationSchema.shape.school.shape, value, path, problems, known);
  }
  if ((def.type as string) !== 'array') return keepValid(schema, value, path, problems);
  const above = new Set<unknown>();
  const kept = keepElements(value, path, problems, (one, where) => {
    const element = keepValid(def.element, one, where, problems) as { id?: string; system?: string } | undefined;
    const { id, system } = element ?? {};
    const key = id ?? system;
    if (system && !known.includes(system)) return void problems.push(`${where}.system`);
    if (key && above.has(key)) return void problems.push(id ? `${where}.id` : where);
    above.add(key);
    return element;
  });
  return kept && keepValid(schema, kept, path, problems);
}

/** The Windows registry has an object as JSON text. https://www.chromium.org/administrators/complex-policies-on-windows/ */
function fromText(raw: unknown): unknown {
  if (typeof raw !== 'string' || !raw.trim().startsWith('{')) return raw;
  try {
    return JSON.parse(raw.trim()); // a byte order mark counts as space
  } catch {
    return raw;
  }
}
