import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileOf, schema } from './schema.ts';
import { type EngineUser, writeConfig } from './users.ts';

/** Message to the engine process: a statement, or rows to insert. */
export type EngineCall =
  | { id: number; sql: string; table?: undefined }
  /** Rows in JSONEachRow. */
  | { id: number; table: string; rows: string };

/** Reply of the engine process: rows in JSONEachRow, or an error message. */
export interface EngineReply {
  id: number;
  answer?: string;
  error?: string;
}

/** The engine process is not running, or ended before its reply; the statement may or may not have run. */
export class EngineGone extends Error {}

/** Embedded ClickHouse (chdb, https://clickhouse.com/docs/chdb) in a separate process, with a data folder. */
export class Engine {
  private child: ChildProcess | undefined;
  private readonly asked = new Map<number, { resolve(answer: string): void; reject(error: Error): void }>();
  private last = 0;
  private blocks = 0;
  private stopped = false;
  private restarted: Promise<void> | undefined;
  private readonly folder: string;
  private readonly user: EngineUser;

  /** @param folder for data and configuration */
  constructor(folder: string, user: EngineUser = 'owner') {
    this.folder = folder;
    this.user = user;
  }

  /** Start the process. As `owner`, also create missing tables and views. */
  async start(): Promise<void> {
    this.stopped = false;
    await this.launch();
    if (this.user !== 'owner') return;
    for (const statement of schema()) await this.run(statement);
  }

  /** Process id while running. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Insert rows (JSONEachRow); resolves when they are on disk. @throws EngineGone, or the error of ClickHouse */
  async insert(table: string, rows: string): Promise<void> {
    await this.ask({ table, rows });
  }

  /**
   * Insert a block in format Native; resolves when it is on disk. chdb takes no such stream, so the block lies in a file
   * meanwhile. @param columns of the block, as in SQL @throws EngineGone, or the error of ClickHouse
   */
  async insertNative(table: string, columns: string, block: Buffer): Promise<void> {
    this.blocks += 1;
    const file = join(this.folder, `block-${this.blocks}.native`);
    await writeFile(file, block);
    try {
      await this.run(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM file('${file}', 'Native')`);
    } finally {
      await rm(file, { force: true });
    }
  }

  /** Run a statement. @throws EngineGone, or the error of ClickHouse */
  async run(sql: string): Promise<void> {
    await this.ask({ sql });
  }

  /** Return the rows of a query. @throws EngineGone, or the error of ClickHouse */
  async query<Row>(sql: string): Promise<Row[]> {
    const lines = (await this.ask({ sql })).split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line));
  }

  /** Kill the process, like a power cut; resolves when it has restarted. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
    await this.restarted;
  }

  /** Stop the process and wait for its exit. */
  async stop(): Promise<void> {
    this.stopped = true;
    const { child } = this;
    if (!child) return;
    const gone = once(child, 'exit');
    child.disconnect();
    await gone;
  }

  private async launch(): Promise<void> {
    const data = join(this.folder, 'data');
    mkdirSync(data, { recursive: true });
    const config = writeConfig(this.folder, this.user);
    const child = fork(fileOf('engine-process.ts'), [data, config], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const ready = new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) =>
        reject(new EngineGone(`The engine ended during its start (${code}): ${this.folder}`)),
      );
    });
    child.on('message', (answer: EngineReply) => this.settle(answer));
    child.once('exit', () => this.rejectPending());
    this.child = child;
    await ready;
    // An unexpected exit restarts the process. If that fails, the rejection is unhandled and ends the gateway too, so
    // that a service manager notices.
    child.once('exit', () => {
      if (!this.stopped) this.restarted = this.launch();
    });
  }

  private ask(question: { sql: string } | { table: string; rows: string }): Promise<string> {
    const { child } = this;
    if (!child?.connected || this.stopped) return Promise.reject(new EngineGone('The engine is not running'));
    this.last += 1;
    const id = this.last;
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      child.send({ id, ...question }, (error) => {
        if (error) this.settle({ id, error: error.message });
      });
    });
  }

  private settle({ id, answer, error }: EngineReply): void {
    const waiting = this.asked.get(id);
    this.asked.delete(id);
    if (error === undefined) waiting?.resolve(answer ?? '');
    else waiting?.reject(new Error(error));
  }

  private rejectPending(): void {
    this.child = undefined;
    const gone = new EngineGone('The engine ended before its reply');
    for (const { reject } of this.asked.values()) reject(gone);
    this.asked.clear();
  }
}
