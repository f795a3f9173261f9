import type * as z from 'zod/mini';
import { isObject } from '../encoding/is-object.ts';

/**
 * Returns what is valid of a value, and pushes the path of each part that is not to `problems`; `undefined` if nothing of it
 * can be used. Never throws.
 */
export type Keep<T> = (value: unknown, path: string, problems: string[]) => T | undefined;

/** Elements of an array that are looked at: a longer one is no list that a person wrote. */
const MAX_ELEMENTS = 200;

/** Keep a value that is valid as a whole. */
export function whole<T>(schema: z.ZodMiniType<T>): Keep<T> {
  return (value, path, problems) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    problems.push([path, ...(parsed.error.issues[0]?.path ?? [])].map(String).join('.'));
    return undefined;
  };
}

/** Keep the valid fields of an object, and name the others, also those that are not known. */
export function fields<T extends object>(keep: { [K in keyof T]-?: Keep<T[K]> }): Keep<Partial<T>> {
  return (value, path, problems) => {
    if (!isObject(value)) {
      problems.push(path);
      return undefined;
    }
    const kept: Partial<T> = {};
    for (const [name, part] of Object.entries(value)) {
      const known = Object.hasOwn(keep, name) ? keep[name as keyof T] : undefined;
      const found = part === undefined ? undefined : known?.(part, `${path}.${name}`, problems);
      if (!known) problems.push(`${path}.${name}`);
      else if (found !== undefined) kept[name as keyof T] = found;
    }
    return kept;
  };
}

/**
 * Keep the valid fields of an object that has all of the required ones, and name those that it lacks.
 * @param complete returns the whole where a required field lacks; by default nothing is kept then
 */
export function record<T extends object>(
  keep: { [K in keyof T]-?: Keep<T[K]> },
  required: readonly (keyof T & string)[],
  complete: (kept: Partial<T>) => T | undefined = () => undefined,
): Keep<T> {
  const keepFields = fields<T>(keep);
  return (value, path, problems) => {
    const kept = keepFields(value, path, problems);
    if (!kept) return undefined;
    const lacking = required.filter((name) => !Object.hasOwn(kept, name));
    for (const name of lacking) if ((value as T)[name] === undefined) problems.push(`${path}.${name}`);
    return lacking.length === 0 ? (kept as T) : complete(kept);
  };
}

/** Keep the valid elements of an array, at most `longest`. An array of which none is valid is none, an empty one is kept. */
export function list<T>(element: Keep<T>, longest: number): Keep<T[]> {
  return (value, path, problems) => {
    if (!Array.isArray(value)) {
      problems.push(path);
      return undefined;
    }
    const kept = value
      .slice(0, MAX_ELEMENTS)
      .map((one, at) => element(one, `${path}.${at}`, problems))
      .filter((one) => one !== undefined) as T[];
    if (kept.length > longest || value.length > MAX_ELEMENTS) problems.push(path);
    return kept.length === 0 && value.length > 0 ? undefined : kept.slice(0, longest);
  };
}
