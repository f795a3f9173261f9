import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtFiles, type Engine, engines, readBuilt } from './built.ts';

/** Identifiers that turn text into code or markup, or load remote code. */
const words: [name: string, pattern: RegExp][] = [
  ['eval', /(?<![\w$.])eval\s*\(/g],
  ['new Function', /(?<![\w$.])Function\b(?!\.(?:call|prototype)\b)/g],
  ['text as a timer', /\bset(?:Timeout|Interval)\s*\(\s*["'`]/g],
  ['innerHTML', /\binnerHTML\b/g],
  ['outerHTML', /\bouterHTML\b/g],
  ['insertAdjacentHTML', /\binsertAdjacentHTML\b/g],
  ['document.write', /\bdocument\.write(?:ln)?\b/g],
  ['createContextualFragment', /\bcreateContextualFragment\b/g],
  ['import of an address', /\bimport\s*\(\s*["'`](?:https?:)?\/\//g],
  ['importScripts', /\bimportScripts\s*\(/g],
];

/** Identifiers that libraries contain but never run here, with the reason. */
const known: Record<string, string> = {
  innerHTML: 'preact: dangerouslySetInnerHTML, which no component of ours uses (see the test below)',
};

/** A message of Node's `events`, which docx bundles: it names a type and makes none. */
const MESSAGE = 'must be of type Function. Received';

const scripts = (engine: Engine): string[] => builtFiles(engine).filter((file) => file.endsWith('.js'));

test.each(engines)('%s: no script turns text into code or markup', (engine) => {
  for (const file of scripts(engine)) {
    const text = readBuilt(engine, file).toString().replaceAll(MESSAGE, '');
    const found = words.filter(([, pattern]) => text.match(pattern)).map(([name]) => name);
    expect(
      found.filter((name) => !known[name]),
      file,
    ).toEqual([]);
  }
});

test.each(engines)('%s: extension pages load only files of the extension', (engine) => {
  for (const file of builtFiles(engine).filter((name) => name.endsWith('.html'))) {
    const text = readBuilt(engine, file).toString();
    expect(text.match(/(?:src|href)="(?!\/)[^"]*"/g), file).toBeNull();
    expect(text, file).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/);
  }
});

test.each(engines)('%s: no stylesheet loads anything', (engine) => {
  for (const file of builtFiles(engine).filter((name) => name.endsWith('.css'))) {
    expect(readBuilt(engine, file).toString(), file).not.toMatch(/url\(|@import/);
  }
});

test('no source file sets markup', () => {
  for (const folder of ['core', 'rules', 'platform', 'components', 'entrypoints']) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file)) continue;
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text, file).not.toMatch(/innerHTML|outerHTML|InnerHTML|insertAdjacentHTML|setHTML|\beval\(|new Function/);
    }
  }
});
