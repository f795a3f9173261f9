import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withFields } from '../../../kit/schema/fields.ts';

const document = readFileSync('docs/data.md', 'utf8');

it('describes the journal’s fields as the schemas do: npm run schema', () => {
  expect(withFields(document)).toBe(document);
});

it('gives purpose, values and retention of every field', () => {
  const rows = document.split('\n').filter((line) => line.startsWith('| `') && line.endsWith('срок хранения |'));
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter((row) => /\|\s*\|/.test(row))).toEqual([]);
});
