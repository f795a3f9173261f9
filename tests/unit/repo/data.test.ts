import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withFields } from '../../../kit/schema/fields.ts';

const document = readFileSync('docs/data.md', 'utf8');

it('what is said of the journal’s fields is what the schemas say: npm run schema writes it', () => {
  expect(withFields(document)).toBe(document);
});

it('every field has its purpose, its values and its time', () => {
  const rows = document.split('\n').filter((line) => line.startsWith('| `') && line.endsWith('срок хранения |'));
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter((row) => /\|\s*\|/.test(row))).toEqual([]);
});
