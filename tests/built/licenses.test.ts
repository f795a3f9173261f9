import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licensesFile } from '../../kit/licenses.ts';
import { engines, readBuilt } from './built.ts';

/** Packages that product code imports values from: `@noble/hashes/sha2.js` gives `@noble/hashes`. */
function importedPackages(): string[] {
  const sources = globSync('{core,rules,components,platform,entrypoints}/**/*.{ts,tsx}').map((file) =>
    readFileSync(file, 'utf8'),
  );
  const specifiers = sources.flatMap((source) =>
    [...source.matchAll(/^import (?!type )[^']*?'([^.#'][^']*)'/gm)].map(([, from = '']) => from),
  );
  return [...new Set(specifiers.map((from) => /^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from))].sort();
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Return the paragraphs of a package's licence texts as one line each, without those of up to four words: titles. */
function paragraphsOf(name: string): string[] {
  const files = globSync(name === 'Dezhurny' ? 'LICENSE' : `node_modules/${name}/{LICENSE,NOTICE}*`);
  const texts = files.map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
  return texts.flatMap((text) => text.split(/\n\s*\n/).map(oneLine)).filter((line) => line.split(' ').length > 4);
}

test.each(engines)('%s: the build contains the licence text of each bundled library', (engine) => {
  const sections = readBuilt(engine, licensesFile)
    .toString()
    .split(/^(?===== )/m);
  const covered = (name: string): string => sections.filter((one) => one.includes(`\n${name} `)).join('\n');
  expect(importedPackages()).toEqual(expect.arrayContaining(['dexie', 'preact', 'zod']));
  for (const name of importedPackages()) {
    const text = oneLine(covered(name));
    const paragraphs = paragraphsOf(name);
    if (paragraphs.length === 0) expect(text, name).toMatch(/Permission is hereby granted/);
    for (const paragraph of paragraphs) expect(text, name).toContain(paragraph);
  }
  expect(oneLine(sections[0] ?? '')).toContain(paragraphsOf('Dezhurny').at(-1));
});

test.each(engines)('%s: the build contains each licence text once', (engine) => {
  const text = oneLine(readBuilt(engine, licensesFile).toString());
  for (const name of ['preact', 'd3-array', 'dexie', 'webextension-polyfill']) {
    const longest = paragraphsOf(name).sort((a, b) => b.length - a.length)[0] ?? '?';
    expect(text.split(longest), name).toHaveLength(2);
  }
});
