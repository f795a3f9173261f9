/**
 * Serialize a value so that equal values give equal text: keys sorted by UTF-16 code units, no whitespace. The order is
 * that of RFC 8785 (https://www.rfc-editor.org/rfc/rfc8785#section-3.2.3); numbers are limited to safe integers.
 * @param value strings, safe integers, booleans, null, arrays and plain objects of these
 * @throws TypeError for any other value at any depth, because its text would be ambiguous
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return integer(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (isPlain(value)) return `{${Object.keys(value).sort().map(member(value)).join(',')}}`;
  throw new TypeError(`no canonical JSON for ${typeof value}`);
}

function integer(value: number): string {
  // -0 and 0 are one text in JSON and two values here.
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError('no canonical JSON for this number');
  return String(value);
}

const member =
  (object: Record<string, unknown>) =>
  (key: string): string =>
    `${JSON.stringify(key)}:${canonicalJson(object[key])}`;

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
