import { expect, test } from 'vitest';
import { systemSchema } from '../../../../core/rules/rule-schema.ts';

const rule = { surface: 'client', hosts: ['web.example.org'], source: 'https://example.org' };
const system = { id: 'example', name: { ru: 'Пример', en: 'Example' }, checked: '2026-11-23', rules: [rule] };

test.each([
  ['a host', { hosts: ['web.example.org'] }, true],
  ['subdomains', { hosts: ['*.example.org'] }, true],
  ['any host with a path', { hosts: ['*'], paths: ['/invite'] }, true],
  ['any host without a path', { hosts: ['*'] }, false],
  ['any host with the exact root', { hosts: ['*'], paths: ['/$'] }, false],
  ['a host with www.', { hosts: ['www.example.org'] }, false],
  ['an upper-case host', { hosts: ['Example.org'] }, false],
  ['a host with a scheme', { hosts: ['https://example.org'] }, false],
  ['a single label', { hosts: ['localhost'] }, false],
  ['no host', { hosts: [] }, false],
  ['a path with a trailing slash', { paths: ['/app/'] }, false],
  ['a relative path', { paths: ['app'] }, false],
  ['the surface of a part that is left alone', { surface: 'none', paths: ['/help'] }, true],
  ['an unknown surface', { surface: 'chat' }, false],
  ['an unknown field', { note: 'x' }, false],
])('a rule with %s is valid: %s', (_case, parts, isValid) => {
  expect(systemSchema.safeParse({ ...system, rules: [{ ...rule, ...parts }] }).success).toBe(isValid);
});

test.each([
  ['an upper-case id', { id: 'Example' }],
  ['an id with a digit', { id: 'example2' }],
  ['an id that is a property of every object', { id: 'constructor' }],
  ['an item, which a regulation gives', { item: 1 }],
  ['29 February in a common year', { checked: '2026-02-29' }],
  ['no rules', { rules: [] }],
])('rejects a system with %s', (_case, parts) => {
  expect(systemSchema.safeParse({ ...system, ...parts }).success).toBe(false);
});
