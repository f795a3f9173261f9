import { fieldWords } from './field-words.ts';
import { fieldSchemas, type JsonSchema } from './fields.ts';

/** The keywords of JSON Schema in `managed_schema` that are used here. */
interface ManagedSchema {
  title?: string;
  type: string;
  properties?: Record<string, ManagedSchema>;
  additionalProperties?: ManagedSchema;
  items?: ManagedSchema;
}

/**
 * Return the schema of `storage.managed` for Chromium, with types only. Chromium silently drops a field if any part of it
 * does not match, and drops nested properties that the schema does not name or cover by `additionalProperties`. So the
 * schema names every property, and the extension checks the values and reports the invalid ones
 * (https://developer.chrome.com/docs/extensions/reference/manifest/storage). Descriptions are in docs/policy.md and in the
 * administrative template; every PC would download them, and chrome://policy shows none.
 */
export function managedSchema(): ManagedSchema {
  const properties = fieldSchemas().map(([name, schema]) => {
    return [name, { title: fieldWords[name].ru.title, ...typesOf(schema) }];
  });
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/** @throws Error for a schema without a single type */
function typesOf(schema: JsonSchema): ManagedSchema {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return oneOf(choices.filter(({ type }) => type !== 'null').map(typesOf));
  const type = schema.type ?? typeof (schema.const ?? schema.enum?.[0]);
  if (schema.items) return { type, items: typesOf(schema.items) };
  if (typeof schema.additionalProperties === 'object') {
    return { type, additionalProperties: typesOf(schema.additionalProperties) };
  }
  if (!schema.properties) return { type: type === 'number' ? 'integer' : type };
  const properties = Object.entries(schema.properties).map(([key, inner]) => [key, typesOf(inner)]);
  return { type, properties: Object.fromEntries(properties) };
}

/** Merge alternatives: `managed_schema` has no `anyOf`, so an object gets the properties of all of them. */
function oneOf(schemas: readonly ManagedSchema[]): ManagedSchema {
  const types = new Set(schemas.map(({ type }) => type));
  const [type] = types;
  if (!type || types.size > 1) throw new Error(`no one type among ${[...types]}`);
  if (type !== 'object') return { type };
  return { type, properties: Object.assign({}, ...schemas.map(({ properties }) => properties)) };
}
