import { fieldSchemas, type JsonSchema } from './fields.ts';
import { policyWords } from './words.ts';

/** The part of JSON Schema that Chromium's `managed_schema` knows and that is of use here. */
interface ManagedSchema {
  title?: string;
  description?: string;
  type: string;
  properties?: Record<string, ManagedSchema>;
  items?: ManagedSchema;
}

/**
 * The schema of `storage.managed` for Chromium: types and nothing else. Chromium drops a whole field in silence when
 * anything in it does not fit its schema, and below the first level also what the schema does not name; so the schema
 * names all there is, and leaves values to the extension, which says what is wrong and where.
 */
export function managedSchema(): ManagedSchema {
  const { fields } = policyWords.ru;
  const properties = fieldSchemas().map(([name, schema]) => {
    const { title, about } = fields[name];
    return [name, { title, description: about, ...typesOf(schema) }];
  });
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/** @throws when a schema has no type that Chromium knows */
function typesOf(schema: JsonSchema): ManagedSchema {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return oneOf(choices.filter(({ type }) => type !== 'null').map(typesOf));
  const type = schema.type ?? typeof (schema.const ?? schema.enum?.[0]);
  if (schema.items) return { type, items: typesOf(schema.items) };
  if (!schema.properties) return { type: type === 'number' ? 'integer' : type };
  const properties = Object.entries(schema.properties).map(([key, inner]) => [key, typesOf(inner)]);
  return { type, properties: Object.fromEntries(properties) };
}

/** Chromium knows no choice between schemas: an object of any of them has the fields of all. */
function oneOf(schemas: readonly ManagedSchema[]): ManagedSchema {
  const types = new Set(schemas.map(({ type }) => type));
  const [type] = types;
  if (!type || types.size > 1) throw new Error(`no one type among ${[...types]}`);
  if (type !== 'object') return { type };
  return { type, properties: Object.assign({}, ...schemas.map(({ properties }) => properties)) };
}
