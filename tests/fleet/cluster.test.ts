import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { EngineReply } from '../../fleet/engine.ts';
import { clusterSchema, fileOf, statementsOf } from '../../fleet/schema.ts';
import { writeConfig } from '../../fleet/users.ts';
import { aFolder, skipWithoutEngine } from './test-engine.ts';

/** In-memory Keeper of the ClickHouse tests, and the macros of a cluster server. */
const server = `<zookeeper><implementation>testkeeper</implementation></zookeeper>
  <macros><cluster>region</cluster><shard>1</shard><replica>a</replica></macros>`;

const onCluster = " ON CLUSTER '{cluster}'";

/** Start an engine to query. It is killed at the end, because an engine with replicas waits for its stopped Keeper. */
function aReplica(): (sql: string) => Promise<object[]> {
  const folder = aFolder();
  const config = writeConfig(folder, 'owner');
  writeFileSync(config, readFileSync(config, 'utf8').replace('</clickhouse>', `${server}</clickhouse>`));
  const replica = fork(fileOf('engine-process.ts'), [`${folder}/data`, config], { silent: true });
  onTestFinished(() => void replica.kill('SIGKILL'));
  const ready = once(replica, 'message');
  return async (sql) => {
    await ready;
    replica.send({ id: 1, sql });
    const [{ answer, error }] = (await once(replica, 'message')) as [EngineReply];
    if (answer === undefined) throw new Error(error);
    return answer
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  };
}

test('cluster.sql is generated from the same files', () => {
  expect(readFileSync(fileOf('sql/cluster.sql'), 'utf8')).toBe(clusterSchema());
});

// Replication between servers requires a running Keeper and is not tested here.
test('a replica creates all tables and views, and registers its tables with Keeper', async () => {
  skipWithoutEngine();
  const ask = aReplica();
  for (const statement of statementsOf('sql/cluster.sql')) {
    expect(statement).toContain(onCluster);
    await ask(statement.replace(onCluster, ''));
    await ask(statement.replace(onCluster, '')); // idempotent
  }
  const stored = await ask(
    "SELECT name, engine FROM system.tables WHERE database = 'dezhurny' AND engine LIKE '%MergeTree' ORDER BY name",
  );
  const engine = 'ReplicatedReplacingMergeTree';
  expect(stored).toEqual([
    { name: 'day_sums', engine },
    { name: 'entries', engine },
    { name: 'thresholds', engine },
  ]);
  const registered = await ask(
    'SELECT zookeeper_path, replica_name, total_replicas FROM system.replicas ORDER BY table',
  );
  expect(registered).toEqual(
    ['day_sums', 'entries', 'thresholds'].map((table) => ({
      zookeeper_path: `/clickhouse/tables/1/dezhurny/${table}`,
      replica_name: 'a',
      total_replicas: 1,
    })),
  );
});
