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

test.each(engines)('%s: the build contains the licence text of each bundled library', (engine) => {
  const sections = readBuilt(engine, licensesFile)
    .toString()
    .split(/^(?===== )/m);
  const texts = new Map(sections.map((section) => [/^==== (\S+)/.exec(section)?.[1] ?? '', section]));
  expect([...texts.keys()]).toEqual(expect.arrayContaining(importedPackages()));
  expect(importedPackages()).toEqual(expect.arrayContaining(['dexie', 'preact', 'zod']));
  for (const [name, section] of texts) {
    const [file] = globSync(name === 'Dezhurny' ? 'LICENSE' : `node_modules/${name}/LICENSE*`);
    if (file) expect(section, name).toContain(readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim());
    else expect(section, name).toMatch(/Permission is hereby granted/);
  }
});
