import * as z from 'zod/mini';
import { type Policy, policySchema } from '../../core/policy/policy.ts';
import { defaultSettings } from '../../core/settings/default-settings.ts';
import { isField } from '../../core/settings/settings.ts';

export type PolicyName = keyof Policy & string;

/** What is read of a JSON Schema that zod makes. */
export interface JsonSchema {
  type?: string;
  enum?: readonly (string | number)[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  pattern?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
}

/** What kind of value a field takes. */
export type FieldKind =
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'number'; least: number; most: number }
  | { kind: 'switch' }
  | { kind: 'text'; longest: number | null }
  | { kind: 'object' };

/** A field of a policy, as forms and tables show it. */
export type PolicyField = FieldKind & {
  name: PolicyName;
  /** The default; `null` where that is nothing, or too long to tell. */
  standard: string | number | boolean | null;
};

/** The schemas of all fields, as zod knows them. */
export function fieldSchemas(): [PolicyName, JsonSchema][] {
  const { properties } = z.toJSONSchema(policySchema, { io: 'input' }) as { properties: Record<string, JsonSchema> };
  return Object.entries(properties) as [PolicyName, JsonSchema][];
}

/** All fields, in the order of the settings. */
export function policyFields(): PolicyField[] {
  return fieldSchemas().map(([name, schema]) => ({ name, standard: standardOf(name), ...kindOf(name, schema) }));
}

function standardOf(name: PolicyName): PolicyField['standard'] {
  const value = isField(name) ? defaultSettings[name] : null;
  return typeof value === 'object' || value === '' ? null : value;
}

/** @throws when the schema has a kind of field that forms and tables do not know yet */
function kindOf(name: string, { type, enum: values, minimum, maximum, maxLength }: JsonSchema): FieldKind {
  if (values) return { kind: 'choice', values: values.map(String) };
  if (type === 'boolean') return { kind: 'switch' };
  if (type === 'object') return { kind: 'object' };
  if (type === 'string') return { kind: 'text', longest: maxLength ?? null };
  if (type === 'integer' && minimum !== undefined && maximum !== undefined) {
    return { kind: 'number', least: minimum, most: maximum };
  }
  throw new Error(`no form for the field ${name}`);
}
