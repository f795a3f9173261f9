import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parts } from '../../../bench/parts.ts';

const docs = readFileSync('docs/performance.md', 'utf8');

it.each(Object.keys(parts))('part %s has a file of its name and a row in docs/performance.md', (name) => {
  expect(existsSync(`bench/${name}.ts`)).toBe(true);
  expect(docs).toContain(`\n| \`${name}\` | `);
});
