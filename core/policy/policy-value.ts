/** Return true if a policy sets a value. Some policy editors write an empty string for an unset field. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** Return the named fields that a policy sets. @param policy value of `storage.managed`, of any type */
export function fieldsSet(policy: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof policy !== 'object' || policy === null) return {};
  return Object.fromEntries(Object.entries(policy).filter(([key, value]) => names.includes(key) && isSet(value)));
}
