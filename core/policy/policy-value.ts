/** Whether a policy says anything; an empty text is how some editors write nothing. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** What a policy sets of some fields. @param policy what the browser was given, of any type */
export function fieldsSet(policy: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof policy !== 'object' || policy === null) return {};
  return Object.fromEntries(Object.entries(policy).filter(([key, value]) => names.includes(key) && isSet(value)));
}
