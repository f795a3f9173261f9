import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';

const documents = globSync(['*.md', 'docs/**/*.md']);
/** Names of an administrator's files in examples. */
const examples = ['rules/botim.json'];
const readme = readFileSync('README.md', 'utf8');

it('reads every document', () => {
  expect(documents.length).toBeGreaterThan(15);
});

test.each(documents)('%s: every relative link resolves, its heading too', (document) => {
  const links = [...textOf(document).matchAll(/\]\((?!https?:|mailto:)([^)\s]*)\)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !resolves(document, link))).toEqual([]);
});

test.each(documents)('%s: every file it names exists', (document) => {
  const folders = '(?:bench|components|core|demo|docs|entrypoints|fleet|harness|kit|platform|rules|scripts|tests)';
  const named = textOf(document).match(
    new RegExp(`\\b(?<![/.])${folders}/[\\w./-]+\\.(?:tsx?|mjs|json|md|sql|yaml)\\b`, 'g'),
  );
  const missing = (file: string) => !existsSync(file) && !existsSync(join('docs', file)) && !examples.includes(file);
  expect((named ?? []).filter(missing)).toEqual([]);
});

it('lists every folder with source files in the layout of the README', () => {
  const block = /## Layout\s+```\n([\s\S]*?)\n```/.exec(readme)?.[1] ?? '';
  const listed = [...block.matchAll(/^(\w+)\/ /gm)].map(([, folder = '']) => folder);
  const present = [
    ...new Set(globSync('*/**/*.{ts,tsx}', { exclude: ['node_modules'] }).map((file) => file.split(/[\\/]/)[0])),
  ];
  expect(listed.filter((folder) => !existsSync(folder))).toEqual([]);
  expect(present.filter((folder) => !listed.includes(folder ?? ''))).toEqual([]);
});

it('leads to an existing room, and to files in it, for each fact in the README', () => {
  const rows = readme.split('Where to find it:')[1]?.split('\n\n')[1]?.split('\n').slice(2) ?? [];
  const missing = rows.flatMap((row) => {
    const [, what = '', where = ''] = row.split('|');
    const rooms = [...where.matchAll(/([\w./-]+\/) ?(?:\(([^)]*)\))?/g)];
    const paths = rooms.flatMap(([, room = '', files = '']) => [
      room,
      ...files.split(', ').map((file) => join(room, file)),
    ]);
    return paths.filter((path) => !existsSync(path)).map((path) => `${what.trim()}: ${path}`);
  });
  expect(rows.length).toBe(15);
  expect(missing).toEqual([]);
});

function textOf(document: string): string {
  return readFileSync(document, 'utf8');
}

/** Return true if a link in a document leads to a file, and to a heading of it where it names one. */
function resolves(document: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const file = path === '' ? document : join(document, '..', path);
  if (!existsSync(file)) return false;
  return heading === undefined || headings(textOf(file)).includes(decodeURIComponent(heading));
}

/** The anchors that GitHub gives to the headings of a document. */
function headings(markdown: string): string[] {
  const titles = markdown.match(/^#+ .*$/gm) ?? [];
  return titles.map((title) =>
    title
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
