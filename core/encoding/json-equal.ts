/** Return true if two values are equal as JSON. Key order does not count: browser storage does not keep it. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  const at = (value: object, key: string): unknown => (value as Record<string, unknown>)[key];
  return (
    keys.length === others.length && keys.every((key) => Object.hasOwn(b, key) && jsonEqual(at(a, key), at(b, key)))
  );
}
