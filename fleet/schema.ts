import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Return the absolute path of a file in fleet/. */
export const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Return the statements of an SQL file in fleet/, in order and without comments. */
export function statementsOf(name: string): string[] {
  const text = readFileSync(fileOf(name), 'utf8').replace(/^\s*--.*$/gm, '');
  return text
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter(Boolean);
}

/** Return the statements that create the tables and views on a single server. */
export const schema = (): string[] => [...statementsOf('sql/entries.sql'), ...statementsOf('sql/report.sql')];

/**
 * Return the text of sql/cluster.sql: the same tables and views ON CLUSTER, replicated through Keeper. The macros
 * `cluster`, `shard` and `replica` come from the configuration of each server
 * (https://clickhouse.com/docs/engines/table-engines/mergetree-family/replication).
 */
export function clusterSchema(): string {
  const statements = schema().map((statement) =>
    statement
      .replace(/^(CREATE \w+(?: VIEW)? IF NOT EXISTS [\w.]+)/, "$1 ON CLUSTER '{cluster}'")
      .replace(/ENGINE = ReplacingMergeTree/, `ENGINE = ReplicatedReplacingMergeTree('${keeperPath}', '{replica}')`),
  );
  return `${clusterHead}\n\n${statements.map((statement) => `${statement};`).join('\n\n')}\n`;
}

const keeperPath = '/clickhouse/tables/{shard}/{database}/{table}';

const clusterHead = `-- Tables and views of a cluster in which every replica holds all data. Generated from entries.sql and report.sql by
-- npm run fleet -- cluster. The comments are in those files.`;
