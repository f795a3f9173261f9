import { type Engine, EngineGone } from './engine.ts';

/** Most rows that may wait for the engine: beyond, further senders are told to retry. */
const maxPendingRows = 100_000;

interface PendingInsert {
  rows: string[];
  resolve(): void;
  reject(error: Error): void;
}

/**
 * Stores rows of many requests together: while one insert runs, the next is gathered. A ClickHouse makes files of each
 * insert, and 500 PCs after one bell would be 500.
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

  /** Resolves when the rows are on the disk. @throws EngineGone, or the engine's reason: nothing is known to be stored */
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
