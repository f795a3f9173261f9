/** Something about a PC's policies that is not as the kit has it. */
export interface PolicyDifference {
  kind: 'missing' | 'differs';
  /** Name of the policy and where inside, as `ExtensionSettings.<id>.installation_mode`. */
  path: string;
  /** What stands there instead, where saying so gives nothing away. */
  is?: string;
  wanted?: string;
}

/**
 * What of the kit's policies does not hold. Policies beside them are the school's own business, and so are further
 * lines of lists and further extensions.
 */
export function compare(wanted: unknown, is: unknown, path = ''): PolicyDifference[] {
  if (is === undefined) return compareWithUnset(wanted, path);
  if (Array.isArray(wanted)) {
    if (!Array.isArray(is)) return [{ kind: 'differs', path, ...words(path, { wanted, is }) }];
    if (isSetting(path)) return sameJson(wanted, is) ? [] : [{ kind: 'differs', path }];
    const lines = wanted.filter((line) => !is.includes(line));
    return lines.map((line) => ({ kind: 'missing', path, ...words(path, { wanted: line }) }));
  }
  if (isObject(wanted)) {
    if (!isObject(is)) return [{ kind: 'differs', path, ...words(path, { wanted, is }) }];
    return Object.entries(wanted).flatMap(([name, value]) => compare(value, is[name], path ? `${path}.${name}` : name));
  }
  return Object.is(wanted, is) ? [] : [{ kind: 'differs', path, ...words(path, { wanted, is }) }];
}

/** Names every line and field of what is not there at all. */
function compareWithUnset(wanted: unknown, path: string): PolicyDifference[] {
  if (Array.isArray(wanted) && !isSetting(path)) return compare(wanted, [], path);
  if (isObject(wanted)) return compare(wanted, {}, path);
  return [{ kind: 'missing', path, ...words(path, { wanted }) }];
}

/** The extension's own settings hold hashes and a timetable: their values are of no use on a screen. */
const isSetting = (path: string): boolean => /^(policies\.)?3rdparty\./.test(path);

function words(path: string, values: { wanted?: unknown; is?: unknown }): Partial<PolicyDifference> {
  if (isSetting(path)) return {};
  const scalars = Object.entries(values).filter(([, value]) => typeof value !== 'object');
  return Object.fromEntries(scalars.map(([name, value]) => [name, String(value)]));
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
