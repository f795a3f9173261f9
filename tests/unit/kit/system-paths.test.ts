import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { systemPaths } from '../../../kit/page/system-paths.ts';
import { textsOf } from '../../fixtures/kit-example.ts';

it('is the table of docs/install.md', () => {
  const section = readFileSync('docs/install.md', 'utf8').split('## Ваша система → ваш путь\n\n')[1] ?? '';
  const [, , ...rows] = section.split('\n\n')[0]?.split('\n') ?? [];
  expect(rows).toEqual(systemPaths.map(({ system, path, tried }) => `| ${system} | ${path} | ${tried} |`));
});

it('stands on the first page of a kit', () => {
  const page = textsOf()['index.html'] ?? '';
  const plain = page
    .replace(/<\/?code>/g, '`')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  for (const { system, path, tried } of systemPaths) {
    expect(plain).toContain(`<tr><th scope="row">${system}</th><td>${path}</td><td class="tried">${tried}</td></tr>`);
  }
});
