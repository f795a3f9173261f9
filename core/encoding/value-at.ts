/** Characters of a value that a message shows. */
const MAX_SHOWN_CHARACTERS = 40;

/** Return the value at a path of own properties; `undefined` where the path leads nowhere. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, key)
        ? (part as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

/** Return the start of the text or number at a path, to name a wrong field; `undefined` for any other value. */
export function shownValueAt(value: unknown, path: readonly PropertyKey[]): string | undefined {
  const found = valueAt(value, path);
  const isShown = typeof found === 'string' || typeof found === 'number';
  return isShown ? String(found).slice(0, MAX_SHOWN_CHARACTERS) : undefined;
}
