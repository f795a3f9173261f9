import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileOf } from '../../fleet/schema.ts';
import { succeeds } from '../../harness/apt.ts';
import { aFolder } from '../fleet/test-engine.ts';

/** A unit as ClickHouse's package has it, as far as the drop-in needs one. */
const engineUnit = '[Service]\nType=simple\nExecStart=/bin/true\n';

/** Return what `systemd-analyze verify` says of the units in a folder; their command is `true`. */
function verify(folder: string, unit: string): string {
  const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', join(folder, unit)], {
    encoding: 'utf8',
    env: { ...process.env, SYSTEMD_UNIT_PATH: `${folder}:` },
  });
  return `${stdout}${stderr}`
    .split('\n')
    .filter((line) => line.includes(unit))
    .join('\n');
}

test.skipIf(!succeeds('systemd-analyze', '--version'))('the units of Collector and engine are valid', () => {
  const folder = aFolder();
  const collector = readFileSync(fileOf('systemd/dezhurny-collector.service'), 'utf8');
  writeFileSync(
    join(folder, 'dezhurny-collector.service'),
    collector.replaceAll('/usr/local/bin/dezhurny-collector', '/bin/true'),
  );
  expect(verify(folder, 'dezhurny-collector.service')).toBe('');
  mkdirSync(join(folder, 'clickhouse-server.service.d'));
  writeFileSync(join(folder, 'clickhouse-server.service'), engineUnit);
  const dropIn = readFileSync(fileOf('systemd/clickhouse-server.conf'), 'utf8');
  writeFileSync(join(folder, 'clickhouse-server.service.d', 'dezhurny.conf'), dropIn);
  expect(verify(folder, 'clickhouse-server.service')).toBe('');
  writeFileSync(join(folder, 'dezhurny-collector.service'), collector.replace('Restart=always', 'Restart=often'));
  expect(verify(folder, 'dezhurny-collector.service')).toContain('restart specifier');
});
