import type * as z from 'zod/mini';
import { isObject } from '../encoding/is-object.ts';

/** Elements of an array that are looked at: a longer one is no list that a person wrote. */
const MAX_ELEMENTS = 200;

/** A path of keys and indexes, joined. */
type Paths = ReadonlySet<string>;

/**
 * Return a value without what is wrong in it, and push the path of each wrong part to `problems`; `undefined` if the rest is
 * not valid either. Never throws.
 */
export function keepValid<T>(
  schema: z.ZodMiniType<T>,
  value: unknown,
  path: string,
  problems: string[],
): T | undefined {
  const { data, error } = schema.safeParse(value);
  if (!error) return data;
  const wrong = error.issues.flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return keys.map((one) => [path, ...one].join('.'));
  });
  problems.push(...wrong);
  return schema.safeParse(without(value, path, new Set(wrong))).data;
}

/** Return the valid elements of an array; `undefined` if it has elements and all of them are wrong. */
export function keepElements<T>(
  value: unknown,
  path: string,
  problems: string[],
  keep: (element: unknown, path: string) => T | undefined,
): T[] | undefined {
  if (!Array.isArray(value) || value.length > MAX_ELEMENTS) return void problems.push(path);
  const kept = value.flatMap((one, at) => keep(one, `${path}.${at}`) ?? []);
  return kept.length > 0 || value.length === 0 ? kept : undefined;
}

/** Only values around a wrong part are walked: another can be nested deeper than the stack. */
function without(value: unknown, path: string, wrong: Paths): unknown {
  if (![...wrong].some((one) => one.startsWith(`${path}.`))) return value;
  const entries = Object.entries(isObject(value) || Array.isArray(value) ? value : {})
    .filter(([key]) => !wrong.has(`${path}.${key}`))
    .map(([key, part]) => [key, without(part, `${path}.${key}`, wrong)] as const);
  if (Array.isArray(value)) return entries.map(([, part]) => part);
  return isObject(value) ? Object.fromEntries(entries) : value;
}
