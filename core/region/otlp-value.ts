/** A value as OTLP's JSON has it: whole numbers travel as decimal text, because JSON's lose digits. */
export type OtlpValue = { stringValue: string } | { intValue: string };

/** An attribute as OTLP's JSON has it. */
export interface OtlpAttribute {
  key: string;
  value: OtlpValue;
}

/** Attributes of named values, in their order; what is `null` or absent is left out. */
export function otlpAttributes(named: Readonly<Record<string, string | number | null | undefined>>): OtlpAttribute[] {
  return Object.entries(named).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [{ key, value: otlpValue(value) }],
  );
}

/** Midnight UTC of an ISO day in nanoseconds since 1970, as decimal text. Nothing finer than a day is ever sent. */
export function otlpDay(day: string): string {
  return `${Date.parse(`${day}T00:00:00Z`)}000000`;
}

function otlpValue(value: string | number): OtlpValue {
  return typeof value === 'number' ? { intValue: String(value) } : { stringValue: value };
}
