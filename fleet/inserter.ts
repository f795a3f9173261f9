import { type Engine, EngineGone } from './engine.ts';

/** Maximum number of rows waiting for the engine; above it senders have to retry. */
const maxPendingRows = 100_000;

interface PendingInsert {
  rows: string[];
  resolve(): void;
  reject(error: Error): void;
}

/**
 * Joins the rows of many requests into one insert: while one runs, the next is collected. ClickHouse writes a part for each
 * insert (https://clickhouse.com/docs/en/guides/inserting-data), and 500 PCs after one bell would cause 500 of them.
 */
export class Inserter {
  private waiting: PendingInsert[] = [];
  private size = 0;
  private running = false;
  private readonly engine: Engine;
  private readonly table: string;

  constructor(engine: Engine, table: string) {
    this.engine = engine;
    this.table = table;
  }

  /** Insert rows; resolves when they are on disk. @throws EngineGone, or the error of ClickHouse: they may not be stored */
  store(rows: string[]): Promise<void> {
    if (this.size + rows.length > maxPendingRows) return Promise.reject(new EngineGone('Too many entries wait'));
    this.size += rows.length;
    return new Promise((resolve, reject) => {
      this.waiting.push({ rows, resolve, reject });
      if (!this.running) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      const together = this.waiting;
      const rows = together.flatMap((one) => one.rows);
      this.waiting = [];
      try {
        await this.engine.insert(this.table, rows.join('\n'));
        for (const { resolve } of together) resolve();
      } catch (error) {
        for (const { reject } of together) reject(error as Error);
      }
      this.size -= rows.length;
    }
    this.running = false;
  }
}
