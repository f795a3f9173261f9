import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { fileOf } from '../../fleet/schema.ts';
import { aFolder } from './test-engine.ts';

const { resolve } = createRequire(import.meta.url);
const types = join(dirname(resolve('@grafana/schema/package.json')), 'dist/types');

/** Types of a panel's own options and fields, by the type of the panel. */
const panelTypes = ['stat', 'timeseries', 'table'];

/** Return a module in which the dashboard and the options of its panels are literals of Grafana's published types. */
function typed(dashboard: {
  panels: { type: string; options: object; fieldConfig: { defaults: { custom?: object } } }[];
}): string {
  const imports = panelTypes.map(
    (type) => `import type * as ${type} from '${types}/raw/composable/${type}/panelcfg/x/types.gen.d.ts';`,
  );
  const panels = dashboard.panels.flatMap(({ type, options, fieldConfig }, nth) => [
    `export const options${nth}: Stored<Partial<${type}.Options>> = ${JSON.stringify(options)};`,
    ...(fieldConfig.defaults.custom
      ? [
          `export const custom${nth}: Stored<Partial<${type}.FieldConfig>> = ${JSON.stringify(fieldConfig.defaults.custom)};`,
        ]
      : []),
  ]);
  return [
    `import type { Dashboard } from '${types}/index.d.ts';`,
    ...imports,
    // An enumeration is stored as its text.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a type of the module
    'type Stored<T> = T extends string ? `${T}` : T extends object ? { [K in keyof T]: Stored<T[K]> } : T;',
    `export const dashboard: Stored<Dashboard> = ${JSON.stringify(dashboard)};`,
    ...panels,
  ].join('\n');
}

/** Return what the compiler says of a dashboard against Grafana's types; empty if it is valid. */
function complaints(dashboard: Parameters<typeof typed>[0]): string {
  const cwd = aFolder(); // without a tsconfig.json
  writeFileSync(join(cwd, 'dashboard.ts'), typed(dashboard));
  const tsc = join(dirname(resolve('typescript/package.json')), 'bin/tsc');
  const words = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--target',
    'es2022',
    '--module',
    'nodenext',
    'dashboard.ts',
  ];
  return spawnSync(process.execPath, [tsc, ...words], { cwd, encoding: 'utf8' }).stdout;
}

const read = () => JSON.parse(readFileSync(fileOf('grafana/dezhurny.json'), 'utf8'));

test('the dashboard has Grafana’s published format (@grafana/schema)', () => {
  expect(complaints(read())).toBe('');
});

test.each<[string, (dashboard: ReturnType<typeof read>) => void]>([
  ['gridPosition', (dashboard) => (dashboard.panels[0].gridPosition = dashboard.panels[0].gridPos)],
  ['schemaVersion', (dashboard) => (dashboard.schemaVersion = '39')],
  ['current', (dashboard) => (dashboard.templating.list[0].current = {})],
  ['colourMode', (dashboard) => (dashboard.panels[0].options.colourMode = 'none')],
  ['colorMode', (dashboard) => (dashboard.panels[0].options.colorMode = 'nothing')],
])('a wrong %s is found', (_field, change) => {
  const dashboard = read();
  change(dashboard);
  expect(complaints(dashboard)).toContain('dashboard.ts');
});
