import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The files of this folder that an engine is made of. */
export const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Statements of an SQL file of this folder without their comments, in their order. */
export function statementsOf(name: string): string[] {
  const text = readFileSync(fileOf(name), 'utf8').replace(/^\s*--.*$/gm, '');
  return text
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter(Boolean);
}

/** What makes an engine on one machine ready: tables, then views. */
export const schema = (): string[] => [...statementsOf('sql/entries.sql'), ...statementsOf('sql/report.sql')];

/**
 * The same tables for a cluster with Keeper: created everywhere, and what is stored is replicated. The macros `cluster`,
 * `shard` and `replica` are the server's own.
 * @param single text of entries.sql
 */
export function forCluster(single: string): string {
  return single
    .replace(/^-- Entries of a region on one machine.*\n.*\n.*$/m, clusterHead)
    .replace(/(CREATE DATABASE IF NOT EXISTS dezhurny)/, "$1 ON CLUSTER '{cluster}'")
    .replace(/(CREATE (?:TABLE|MATERIALIZED VIEW) IF NOT EXISTS [\w.]+)/g, "$1 ON CLUSTER '{cluster}'")
    .replace(
      'ENGINE = ReplacingMergeTree',
      "ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/dezhurny/entries', '{replica}')",
    );
}

const clusterHead = `-- Entries of a region on a cluster: every replica holds all. Made of entries.sql by npm run fleet -- cluster.
-- In users.d of the collector's user set insert_quorum = 2: an acknowledged entry is then on two machines.`;
