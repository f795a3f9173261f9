import { globSync, readFileSync } from 'node:fs';
import bcd from '@mdn/browser-compat-data' with { type: 'json' };
import type { CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data';
import { expect, it, test } from 'vitest';

/** The oldest supported browsers: Chromium 109 is the last on Windows 7 and 8.1; Firefox 128 is an ESR. */
const oldest = { chrome: 109, firefox: 128 } as const;

/** Features that are detected before use, or that an old browser may lack without harm, with the reason. */
const guarded: Record<string, string> = {
  prerendering: 'asked for with `in`; without it nothing prerenders',
  showPopover: 'asked for before use; position: fixed stands in',
  hidePopover: 'asked for before use; position: fixed stands in',
  popover: 'an unknown attribute is ignored; position: fixed stands in',
  checkVisibility: 'tests only',
  exitPictureInPicture: 'asked for before use; a browser without it has no picture-in-picture for pages',
  groupBy: 'core/rules/packed-rules.ts packRules, which only the build calls',
  startViewTransition: 'asked for before use; a browser without it has no transition to skip',
  skipTransition: 'only of a transition that the browser began',
  unlock: 'asked for by ?.: Firefox has no keyboard lock',
  documentLifecycle: 'undefined in Firefox, which does not prerender',
};
/** Methods of libraries and of this code base that share a name with a newer browser feature. */
const namesakes = new Set([
  'changed',
  'check',
  'draw',
  'equals',
  'first',
  'hide',
  'last',
  'number',
  'percent',
  'share',
  'toArray',
  'where',
]);
const decorative: Record<string, string> = {
  size: 'no property here: of @page, which both know',
  'overscroll-behavior': 'known since Chrome 63 but for scroll containers that do not scroll',
  'text-wrap': 'nicer line breaks where known',
  'scrollbar-gutter': 'an unknown declaration is skipped',
  'forced-color-adjust': 'an unknown declaration is skipped',
  'field-sizing': 'without it a long text scrolls in its two lines',
};

const data = {
  builtins: bcd.javascript.builtins as Identifier,
  extensions: bcd.webextensions.api as Identifier,
  css: bcd.css.properties as Identifier,
};

const sources = globSync('{core,components,platform,entrypoints}/**/*.{ts,tsx}').map((file) => ({
  file,
  code: readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
}));

it('finds the source files', () => {
  expect(sources.length).toBeGreaterThan(40);
  expect(tooNew(data.builtins.Array?.toSorted?.__compat)).toEqual(['chrome 110']);
  expect(tooNew(bcd.api.HTMLDialogElement?.showModal?.__compat)).toEqual([]);
});

test.each(extensionCalls())('browser.%s.%s is in both of the oldest browsers', (area, member) => {
  const found = data.extensions[area]?.[member];
  expect(found, 'is in no browser’s data').toBeDefined();
  expect(tooNew(found?.__compat)).toEqual([]);
});

it('uses no web API or built-in that is newer than the oldest browsers', () => {
  // The code base also uses Temporal's common names (day, until); the object itself is found by its name.
  const { Temporal: _, ...builtins } = data.builtins;
  const newOnes = new Map([...collect([bcd.api, builtins]), ['Temporal', ['chrome 144']]]);
  const used = sources.flatMap(({ file, code }) =>
    [...code.matchAll(/(?:\.([A-Za-z]\w+)\??\.?\(|\bnew ([A-Za-z]\w+)|\b(Temporal)\b)/g)]
      .map(([, method, made, known]) => method ?? made ?? known ?? '')
      .map((name) => ({ file, name, since: newOnes.get(name) }))
      .filter(({ name, since }) => since && !(name in guarded) && !namesakes.has(name)),
  );
  expect(used).toEqual([]);
});

it('uses no CSS that is newer than the oldest browsers', () => {
  const used = globSync('components/**/*.css').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^\s*([a-z][a-z-]+):\s/gm)]
      .map(([, name = '']) => ({ file, name, since: tooNew(data.css[name]?.__compat) }))
      .filter(({ name, since }) => since.length > 0 && !(name in decorative)),
  );
  expect(used).toEqual([]);
});

function extensionCalls(): [string, string][] {
  const calls = sources.flatMap(({ code }) =>
    [...code.matchAll(/\bbrowser\.(\w+)\??\.(\w+)/g)].map(([, area = '', member = '']) => `${area}.${member}`),
  );
  return [...new Set(calls)].sort().map((call) => call.split('.') as [string, string]);
}

/** Names that the oldest browsers do not support in any meaning, with the versions that each needs. */
function collect(roots: Identifier[]): [string, string[]][] {
  const needs = new Map<string, string[][]>();
  const walk = (node: Identifier): void => {
    for (const [name, child] of Object.entries(node)) {
      if (name === '__compat' || typeof child !== 'object') continue;
      const compat = (child as Identifier).__compat;
      const plain = name.replace(/_static$/, '');
      if (compat) needs.set(plain, [...(needs.get(plain) ?? []), tooNew(compat)]);
      walk(child as Identifier);
    }
  };
  roots.forEach(walk);
  return [...needs].filter(([, all]) => all.every((one) => one.length > 0)).map(([name, all]) => [name, all[0] ?? []]);
}

/** Return the browser versions above the oldest ones that a feature needs, as `chrome 110`. */
function tooNew(compat: CompatStatement | undefined): string[] {
  if (!compat) return [];
  return Object.entries(oldest).flatMap(([browser, version]) => {
    const statements = compat.support[browser as keyof typeof oldest];
    const plain = [statements ?? []].flat().filter((one) => !one.flags && !one.prefix && !one.alternative_name);
    return plain.some((one) => since(one) <= version) ? [] : [`${browser} ${plain[0]?.version_added ?? 'never'}`];
  });
}

function since({ version_added, version_removed }: SimpleSupportStatement): number {
  if (version_removed) return Number.POSITIVE_INFINITY;
  const version = Number.parseFloat(String(version_added).replace('≤', ''));
  return Number.isNaN(version) ? Number.POSITIVE_INFINITY : version;
}
