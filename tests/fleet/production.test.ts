import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fileOf } from '../../fleet/schema.ts';
import { anEngine } from './test-engine.ts';

/** Documented fields of the components: no other test finds a misspelt one. */
const fields: Record<string, string[]> = {
  bearertokenauth: ['scheme', 'token', 'tokens', 'filename', 'header'],
  file_storage: ['directory', 'timeout', 'compaction', 'fsync', 'create_directory', 'directory_permissions'],
  memory_limiter: ['check_interval', 'limit_mib', 'spike_limit_mib', 'limit_percentage', 'spike_limit_percentage'],
  clickhouse: [
    ...['endpoint', 'username', 'password', 'ttl', 'database', 'connection_params', 'create_schema', 'compress'],
    ...['async_insert', 'tls', 'logs_table_name', 'traces_table_name', 'metrics_tables', 'cluster_name'],
    ...['table_engine', 'timeout', 'sending_queue', 'retry_on_failure', 'json'],
  ],
};
const http = ['endpoint', 'auth', 'max_request_body_size', 'tls', 'cors', 'compression_algorithms', 'include_metadata'];

const collector = parse(readFileSync(fileOf('collector.yaml'), 'utf8'));

test('the configuration of the Collector is consistent and uses documented fields', () => {
  const { extensions, receivers, processors, exporters, service } = collector;
  for (const [name, settings] of Object.entries<object>({ ...extensions, ...processors, ...exporters })) {
    expect(fields[name], name).toEqual(expect.arrayContaining(Object.keys(settings)));
  }
  expect(http).toEqual(expect.arrayContaining(Object.keys(receivers.otlp.protocols.http)));
  expect(service.extensions.toSorted()).toEqual(Object.keys(extensions).toSorted());
  expect(service.pipelines).toEqual({
    logs: { receivers: Object.keys(receivers), processors: Object.keys(processors), exporters: Object.keys(exporters) },
  });
});

test('the Collector acknowledges only what is on disk, and retries without a limit', () => {
  const { receivers, processors, exporters, extensions } = collector;
  expect(receivers.otlp.protocols.http.auth).toEqual({ authenticator: 'bearertokenauth' });
  expect(receivers.otlp.protocols.http.tls).toBeDefined();
  expect(Object.keys(processors)).not.toContain('batch');
  expect(exporters.clickhouse.sending_queue.storage).toBe('file_storage');
  expect(extensions.file_storage.fsync).toBe(true);
  // On a full disk the queue drops an entry that it reads, so it ends before the disk.
  expect(exporters.clickhouse.sending_queue).toMatchObject({ sizer: 'bytes', batch: { sizer: 'items' } });
  expect(exporters.clickhouse.retry_on_failure.max_elapsed_time).toBe('0s');
  expect(exporters.clickhouse).toMatchObject({
    create_schema: false,
    async_insert: false,
    username: 'dezhurny_writer',
  });
});

test('the configuration contains no secret', () => {
  expect(readFileSync(fileOf('collector.yaml'), 'utf8')).not.toMatch(/(token|password):\s*[^$\s]/);
  expect(readFileSync(fileOf('users.xml'), 'utf8')).not.toMatch(/<password(?!_sha256_hex from_env)/);
});

test('the table accepts the inserts of the Collector', async () => {
  const columns =
    'Timestamp, TraceId, SpanId, TraceFlags, SeverityText, SeverityNumber, ServiceName, Body, ResourceSchemaUrl, ResourceAttributes, ScopeSchemaUrl, ScopeName, ScopeVersion, ScopeAttributes, LogAttributes, EventName';
  const engine = await anEngine();
  const rows = await engine.query<{ name: string }>('DESCRIBE TABLE dezhurny.otel_logs');
  expect(rows.map(({ name }) => name)).toEqual(columns.split(', '));
});

interface Panel {
  title: string;
  gridPos: { x: number; w: number };
  targets: { rawSql: string }[];
}

test('every query of the Grafana dashboard runs as the reader and uses only views', async () => {
  const { panels } = JSON.parse(readFileSync(fileOf('grafana/dezhurny.json'), 'utf8')) as { panels: Panel[] };
  expect(panels.length).toBeGreaterThan(5);
  const engine = await anEngine();
  for (const { title, targets, gridPos } of panels) {
    expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
    for (const { rawSql } of targets) {
      expect(
        rawSql.match(/FROM \S+/g)?.every((from) => /^FROM dezhurny\.report_(lines|months|sites)\)?$/.test(from)),
      ).toBe(true);
      // The data source expands its macro to this.
      await engine.query(rawSql.replace(/\$__dateFilter\((\w+)\)/, "$1 >= toDate('2026-01-01') AND $1 <= today()"));
    }
  }
});
