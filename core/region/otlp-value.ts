/**
 * AnyValue in OTLP/JSON. 64-bit integers are decimal strings, as a JSON number loses digits
 * (https://protobuf.dev/programming-guides/json/).
 */
export type OtlpValue = { stringValue: string } | { intValue: string };

/** KeyValue in OTLP/JSON. */
export interface OtlpAttribute {
  key: string;
  value: OtlpValue;
}

/** Convert named values to attributes in the same order; `null` and `undefined` are left out. */
export function otlpAttributes(named: Readonly<Record<string, string | number | null | undefined>>): OtlpAttribute[] {
  return Object.entries(named).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [{ key, value: otlpValue(value) }],
  );
}

/** Return midnight UTC of an ISO day as nanoseconds since 1970, in decimal text. No finer time is ever sent. */
export function otlpDay(day: string): string {
  return `${Date.parse(`${day}T00:00:00Z`)}000000`;
}

function otlpValue(value: string | number): OtlpValue {
  return typeof value === 'number' ? { intValue: String(value) } : { stringValue: value };
}
