import { isObject } from '../../core/encoding/is-object.ts';
/** A difference between the policies of a PC and the kit. */
export interface PolicyDifference {
  kind: 'missing' | 'differs';
  /** Path of the value, such as `ExtensionSettings.<id>.installation_mode`. */
  path: string;
  /** The value found; absent for a setting of the extension, which may be secret. */
  is?: string;
  wanted?: string;
}

/**
 * List the policies of the kit that are missing or different. Further policies, list items and extensions are ignored:
 * they belong to the school.
 */
export function compare(wanted: unknown, is: unknown, path = ''): PolicyDifference[] {
  if (is === undefined) return compareWithUnset(wanted, path);
  if (Array.isArray(wanted)) {
    if (!Array.isArray(is)) return [{ kind: 'differs', path, ...printable(path, { wanted, is }) }];
    if (isSetting(path)) return sameJson(wanted, is) ? [] : [{ kind: 'differs', path }];
    const lines = wanted.filter((line) => !is.includes(line));
    return lines.map((line) => ({ kind: 'missing', path, ...printable(path, { wanted: line }) }));
  }
  if (isObject(wanted)) {
    if (!isObject(is)) return [{ kind: 'differs', path, ...printable(path, { wanted, is }) }];
    return Object.entries(wanted).flatMap(([name, value]) => compare(value, is[name], path ? `${path}.${name}` : name));
  }
  return Object.is(wanted, is) ? [] : [{ kind: 'differs', path, ...printable(path, { wanted, is }) }];
}

/** List every list item and field of an absent value. */
function compareWithUnset(wanted: unknown, path: string): PolicyDifference[] {
  if (Array.isArray(wanted) && !isSetting(path)) return compare(wanted, [], path);
  if (isObject(wanted)) return compare(wanted, {}, path);
  return [{ kind: 'missing', path, ...printable(path, { wanted }) }];
}

/** Return true for a setting of the extension: hashes and a timetable are not printed. */
const isSetting = (path: string): boolean => /^(policies\.)?3rdparty\./.test(path);

function printable(path: string, values: { wanted?: unknown; is?: unknown }): Partial<PolicyDifference> {
  if (isSetting(path)) return {};
  const scalars = Object.entries(values).filter(([, value]) => typeof value !== 'object');
  return Object.fromEntries(scalars.map(([name, value]) => [name, String(value)]));
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
