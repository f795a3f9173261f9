import * as z from 'zod/mini';
import { type Policy, policySchema } from '../../core/policy/policy.ts';
import { defaultSettings } from '../../core/settings/default-settings.ts';
import { isField } from '../../core/settings/settings.ts';

export type PolicyName = keyof Policy & string;

/** The keywords of a JSON Schema by zod that are read here. */
export interface JsonSchema {
  type?: string;
  enum?: readonly (string | number)[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  pattern?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
}

/** Type of a field's value. */
export type FieldKind =
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'number'; least: number; most: number }
  | { kind: 'switch' }
  | { kind: 'text'; longest: number | null }
  /** An object or a list. */
  | { kind: 'object' };

/** A policy field, as forms and tables show it. */
export type PolicyField = FieldKind & {
  name: PolicyName;
  /** Default value; `null` if it is empty or an object. */
  standard: string | number | boolean | null;
};

/** Return the JSON Schema of each field. */
export function fieldSchemas(): [PolicyName, JsonSchema][] {
  const { properties } = z.toJSONSchema(policySchema, { io: 'input' }) as { properties: Record<string, JsonSchema> };
  return Object.entries(properties) as [PolicyName, JsonSchema][];
}

/** Return all fields, in the order of the settings. */
export function policyFields(): PolicyField[] {
  return fieldSchemas().map(([name, schema]) => ({ name, standard: standardOf(name), ...kindOf(name, schema) }));
}

function standardOf(name: PolicyName): PolicyField['standard'] {
  const value = isField(name) ? defaultSettings[name] : null;
  return typeof value === 'object' || value === '' ? null : value;
}

/** @throws Error for a type that forms and tables do not support */
function kindOf(name: string, { type, enum: values, minimum, maximum, maxLength }: JsonSchema): FieldKind {
  if (values) return { kind: 'choice', values: values.map(String) };
  if (type === 'boolean') return { kind: 'switch' };
  if (type === 'object' || type === 'array') return { kind: 'object' };
  if (type === 'string') return { kind: 'text', longest: maxLength ?? null };
  if (type === 'integer' && minimum !== undefined && maximum !== undefined) {
    return { kind: 'number', least: minimum, most: maximum };
  }
  throw new Error(`no form for the field ${name}`);
}
