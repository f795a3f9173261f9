import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isInstalled, kitPackages } from '../../../../kit/maker/packages.mjs';

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** A lock of one tool with everything that a dependency can be, and one package for tests. */
const project = {
  name: 'one',
  version: '1.0.0',
  dependencies: { tool: '^1.0.0' },
  devDependencies: { tests: '1.0.0' },
};
const lock = {
  lockfileVersion: 3,
  packages: {
    '': project,
    'node_modules/tool': {
      version: '1.0.0',
      dependencies: { part: '^2.0.0' },
      optionalDependencies: { 'native-linux': '1.0.0', 'native-windows': '1.0.0' },
      peerDependencies: { peer: '*', large: '*' },
      peerDependenciesMeta: { large: { optional: true } },
    },
    'node_modules/tool/node_modules/part': { version: '2.0.0', dependencies: { deep: '*' } },
    'node_modules/part': { version: '1.0.0', dev: true },
    'node_modules/deep': { version: '1.0.0', devOptional: true },
    'node_modules/native-linux': { version: '1.0.0', optional: true, dependencies: { runtime: '*' } },
    'node_modules/native-windows': { version: '1.0.0', optional: true },
    'node_modules/runtime': { version: '1.0.0', devOptional: true },
    'node_modules/peer': { version: '1.0.0', peer: true },
    'node_modules/large': { version: '1.0.0', dev: true },
    'node_modules/tests': { version: '1.0.0', dev: true },
  },
};

describe('the packages of the kit', () => {
  it('are the dependencies and what they need, each at its version, without optional peers', () => {
    const made = kitPackages(project, lock);
    expect(made.project.devDependencies).toBeUndefined();
    expect(made.lock.packages).toEqual({
      '': { name: 'one', version: '1.0.0', dependencies: { tool: '^1.0.0' } },
      'node_modules/tool': lock.packages['node_modules/tool'],
      'node_modules/tool/node_modules/part': lock.packages['node_modules/tool/node_modules/part'],
      'node_modules/deep': { version: '1.0.0' },
      'node_modules/native-linux': lock.packages['node_modules/native-linux'],
      'node_modules/native-windows': lock.packages['node_modules/native-windows'],
      'node_modules/runtime': { version: '1.0.0', optional: true },
      'node_modules/peer': { version: '1.0.0' },
    });
  });

  it('are none of the large ones here', () => {
    const made = kitPackages(readJson('package.json'), readJson('package-lock.json'));
    const names = Object.keys(made.lock.packages).map((path) => path.replace(/^.*node_modules\//, ''));
    expect(names).toContain('wxt');
    expect(
      names.filter((name) => /^(chdb|@chdb\/.*|node|web-ext|typescript|vitest|playwright.*|knip)$/.test(name)),
    ).toEqual([]);
  });

  it('are all that the commands of an administrator and the build import', () => {
    const { dependencies } = readJson('package.json');
    const commands = ['kit', 'hash', 'class-code', 'match', 'verify'].map((name) => `scripts/${name}.ts`);
    const files = globSync('{core,rules,platform,components,entrypoints,kit}/**/*.{ts,tsx}');
    const imported = [...files, ...commands, 'wxt.config.ts'].flatMap((file) => {
      const code = readFileSync(file, 'utf8').replaceAll(/^import type .*$/gm, '');
      const imports = code.matchAll(/^(?:import|export|\}).*? ?from '([^.'#][^']*)';$|\bimport\('([^.'#][^']*)'\)/gm);
      return [...imports].map(([, name = '', dynamic]) => dynamic ?? name);
    });
    const outside = imported.filter((name) => !name.startsWith('node:'));
    const packages = new Set(outside.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name));
    expect([...packages].filter((name) => !dependencies[name])).toEqual([]);
    expect([...packages]).toContain('xmlbuilder2');
  });
});

describe('installed packages', () => {
  const made = kitPackages(project, lock).lock;
  const there = (changes: Record<string, object | undefined> = {}) => ({
    packages: JSON.parse(JSON.stringify({ ...made.packages, 'node_modules/tests': { version: '1.0.0' }, ...changes })),
  });

  it.each([
    ['all of them and more', {}, true],
    ['no native part for another system', { 'node_modules/native-windows': undefined }, true],
    ['one missing', { 'node_modules/deep': undefined }, false],
    ['one of another version', { 'node_modules/peer': { version: '1.0.1' } }, false],
    ['a native part of another version', { 'node_modules/native-linux': { version: '1.0.1' } }, false],
  ])('%s', (_what, changes, expected) => {
    expect(isInstalled(there(changes), made)).toBe(expected);
  });
});
