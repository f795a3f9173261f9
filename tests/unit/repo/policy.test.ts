import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it, test } from 'vitest';
import { policyProblems, policySchema, settingsInForce } from '../../../core/policy/policy.ts';
import { adml, admx } from '../../../kit/policy-schema/admx.ts';
import { samplePolicy, withoutNulls } from '../../../kit/policy-schema/samples.ts';
import { withPolicyTable } from '../../../kit/policy-schema/table.ts';
import { jsonFiles, sampleId, xmlFiles } from '../../../kit/schema/files.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const fields = Object.keys(policySchema.shape);

describe('generated policy files match the schema (npm run schema)', () => {
  test.each(Object.entries(jsonFiles()))('%s', (file, value) => {
    expect(JSON.parse(read(file))).toEqual(JSON.parse(JSON.stringify(value)));
  });

  test.each(Object.entries(xmlFiles()))('%s', (file, text) => {
    expect(read(file)).toBe(text);
  });

  test('docs/policy.md', () => {
    expect(withPolicyTable(read('docs/policy.md'))).toBe(read('docs/policy.md'));
    const rows = read('docs/policy.md').matchAll(/^\| `(\w+)` \| \*\*.+\| (.+) \| (.+) \| REG_.+ \|$/gm);
    expect([...rows].map(([, name]) => name)).toEqual(fields);
  });
});

/** The JSON Schema subset that Chromium reads from `managed_schema` (components/policy/core/common/schema.cc). */
interface ManagedSchema {
  type: string;
  properties?: Record<string, ManagedSchema>;
  /** Not in the top-level object: https://developer.chrome.com/docs/extensions/reference/manifest/storage */
  additionalProperties?: ManagedSchema;
  items?: ManagedSchema;
  title?: string;
  description?: string;
}

describe('the schema of storage.managed', () => {
  const schema: ManagedSchema = JSON.parse(read('public/policy.json'));

  it('is accepted by Chromium and has every field', () => {
    expect(Object.keys(schema)).toEqual(['type', 'properties']);
    expect(Object.keys(schema.properties ?? {})).toEqual(fields);
    expect(faults(schema)).toEqual([]);
  });

  it('accepts a complete policy unchanged', () => {
    expect(misfits(withoutNulls(samplePolicy), schema)).toEqual([]);
    const moved = { day: '2026-12-26', kind: 'weekday', weekday: 1 };
    const shortened = { day: '2026-12-25', kind: 'bells', bells: ['Обычные'] };
    expect(misfits({ modes: { teams: 'audit', viber: 'block' } }, schema)).toEqual([]);
    expect(misfits({ timetable: { calendar: { days: [moved, shortened] } } }, schema)).toEqual([]);
  });

  it('accepts the samples and their texts', () => {
    expect(policyProblems(samplePolicy)).toEqual([]);
    expect(settingsInForce({}, withoutNulls(samplePolicy)).problems).toEqual([]);
    expect(withoutNulls({ a: null, b: [{ c: null, d: 1 }] })).toEqual({ b: [{ d: 1 }] });
  });
});

function faults(
  { type, properties, additionalProperties: rest, items, ...others }: ManagedSchema,
  path = '',
): string[] {
  const own = Object.keys(others).filter((key) => key !== 'title' && key !== 'description');
  const known = ['object', 'array', 'string', 'integer', 'boolean'].includes(type);
  const isWhole = (type !== 'array' || items) && (type !== 'object' || properties || rest);
  return [
    ...(known && own.length === 0 && isWhole ? [] : [path]),
    ...(rest ? faults(rest, `${path}.?`) : []),
    ...Object.entries(properties ?? {}).flatMap(([key, inner]) => faults(inner, `${path}.${key}`)),
    ...(items ? faults(items, `${path}.*`) : []),
  ];
}

/** Return the fields that Chromium drops: those of a wrong type, and those missing in the schema. */
function misfits(value: unknown, schema: ManagedSchema | undefined, path = ''): string[] {
  if (!schema) return [path];
  if (Array.isArray(value)) return value.flatMap((one, i) => misfits(one, schema.items, `${path}.${i}`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) =>
      misfits(inner, schema.properties?.[key] ?? schema.additionalProperties, `${path}.${key}`),
    );
  }
  return (schema.type === 'integer' ? Number.isInteger(value) : typeof value === schema.type) ? [] : [path];
}

describe('the administrative template', () => {
  const id = 'ponmlkjihgfedcbaponmlkjihgfedcba';
  const template = parse(admx({ id, firefoxId: 'a@b.example' }));
  const texts = { ru: parse(adml('ru')), en: parse(adml('en')) };

  it('sets every field in every browser under the keys of its extension id', () => {
    const policies = all(template, 'policy');
    expect(policies).toHaveLength(fields.length * 5);
    const keys = new Set(policies.map((policy) => policy.getAttribute('key')));
    expect([...keys]).toEqual([
      `Software\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${id}\\policy`,
      `Software\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\${id}\\policy`,
      `Software\\Policies\\YandexBrowser\\3rdparty\\extensions\\${id}\\policy`,
      `Software\\Policies\\Chromium\\3rdparty\\extensions\\${id}\\policy`,
      'Software\\Policies\\Mozilla\\Firefox\\3rdparty\\Extensions\\a@b.example',
    ]);
    for (const key of keys) {
      const own = policies.filter((policy) => policy.getAttribute('key') === key);
      expect(own.flatMap(valueNames)).toEqual(fields);
    }
    expect(new Set(policies.map((policy) => policy.getAttribute('name'))).size).toBe(policies.length);
  });

  it('leaves Firefox out without its id, and throws on an invalid id', () => {
    expect(admx({ id })).not.toMatch(/firefox/i);
    expect(() => admx({ id: 'dezhurny' })).toThrow(RangeError);
  });

  test.each(['ru', 'en'] as const)('defines every text and form that it refers to: %s', (language) => {
    const asked = [...admx({ id, firefoxId: 'a@b.example' }).matchAll(/\$\((string|presentation)\.([^)]+)\)/g)];
    const given = all(texts[language], 'string').map((one) => `string ${one.getAttribute('id')}`);
    const forms = all(texts[language], 'presentation').map((one) => `presentation ${one.getAttribute('id')}`);
    expect(new Set(asked.map(([, kind, name]) => `${kind} ${name}`))).toEqual(new Set([...given, ...forms]));
    expect(new Set([...given, ...forms]).size).toBe(given.length + forms.length);
    expect(all(texts[language], 'string').filter((one) => !one.textContent?.trim())).toEqual([]);
  });

  test.each(['ru', 'en'] as const)('has the same elements in each form as in its policy: %s', (language) => {
    for (const policy of all(template, 'policy')) {
      const elements = all(policy, 'elements').flatMap((one) => all(one, '*'));
      const ids = elements.map((one) => one.getAttribute('id')).filter(Boolean);
      const [, form] = /\$\(presentation\.(\w+)\)/.exec(policy.getAttribute('presentation') ?? '') ?? [];
      const shown = all(texts[language], 'presentation').filter((one) => one.getAttribute('id') === form);
      const refs = shown.flatMap((one) => all(one, '*').map((part) => part.getAttribute('refId'))).filter(Boolean);
      expect(refs).toEqual(ids);
    }
  });

  it('refers only to defined categories and policies', () => {
    const names = (tag: string): (string | null)[] => all(template, tag).map((one) => one.getAttribute('name'));
    const refs = (tag: string): Set<string | null> =>
      new Set(all(template, tag).flatMap((one) => (one.hasAttribute('ref') ? [one.getAttribute('ref')] : [])));
    expect(names('category')).toEqual(expect.arrayContaining([...refs('parentCategory')]));
    expect(names('definition')).toEqual([...refs('supportedOn')]);
  });

  it('has Russian and English texts', () => {
    expect(adml('ru')).toContain('<string id="reportsOpen">Журнал и выгрузки открыты преподавателям</string>');
    expect(adml('en')).not.toMatch(/[а-яё]/i);
  });

  it('is stored in docs with a sample id', () => {
    expect(read('docs/policy/dezhurny.admx')).toBe(admx({ id: sampleId, firefoxId: 'dezhurny@lyceum.example' }));
  });
});

type Node = ReturnType<typeof parse>;

/** Parse XML. @throws if it is not well-formed */
function parse(text: string) {
  const strict = { onError: (_level: string, message: string) => expect.fail(message) };
  return new DOMParser(strict).parseFromString(text, 'text/xml').documentElement as unknown as Element;
}

function all(within: Node, tag: string): Element[] {
  return Array.from(within.getElementsByTagName(tag));
}

function valueNames(policy: Element): string[] {
  return [policy, ...all(policy, '*')].flatMap((one) => one.getAttribute('valueName') ?? []);
}
