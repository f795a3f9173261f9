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
 * The same for a cluster with Keeper: made everywhere, and what is stored is replicated. The macros `cluster`, `shard` and
 * `replica` are the server's own.
 * @returns the text of sql/cluster.sql
 */
export function clusterSchema(): string {
  const made = schema().map((statement) =>
    statement
      .replace(/^(CREATE \w+(?: VIEW)? IF NOT EXISTS [\w.]+)/, "$1 ON CLUSTER '{cluster}'")
      .replace(/ENGINE = ReplacingMergeTree/, `ENGINE = ReplicatedReplacingMergeTree('${keeperPath}', '{replica}')`),
  );
  return `${clusterHead}\n\n${made.map((statement) => `${statement};`).join('\n\n')}\n`;
}

const keeperPath = '/clickhouse/tables/{shard}/{database}/{table}';

const clusterHead = `-- Tables and views on a cluster, where every replica holds all. Made of entries.sql and report.sql by
-- npm run fleet -- cluster. Why each is as it is stands there.`;
