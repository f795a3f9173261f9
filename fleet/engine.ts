import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, schema } from './schema.ts';
import { type EngineUser, writeConfig } from './users.ts';

/** What is asked of the engine's process. */
export type EngineCall =
  | { id: number; sql: string; table?: undefined }
  /** Rows as JSON, one a line. */
  | { id: number; table: string; rows: string };

/** What it answers: rows as JSON, one a line, or why not. */
export interface EngineReply {
  id: number;
  answer?: string;
  error?: string;
}

/** The engine's process is not there, or went away before it answered: what was asked may have been done or not. */
export class EngineGone extends Error {}

/** A ClickHouse of this machine in a separate process (chdb), with its own folder. */
export class Engine {
  private child: ChildProcess | undefined;
  private readonly asked = new Map<number, { resolve(answer: string): void; reject(error: Error): void }>();
  private last = 0;
  private stopped = false;
  private restarted: Promise<void> | undefined;
  private readonly folder: string;
  private readonly user: EngineUser;

  /** @param folder where its data and configuration are */
  constructor(folder: string, user: EngineUser = 'owner') {
    this.folder = folder;
    this.user = user;
  }

  /** Starts the process. An owner's engine also makes what is missing of tables and views. */
  async start(): Promise<void> {
    this.stopped = false;
    await this.launch();
    if (this.user !== 'owner') return;
    for (const statement of schema()) await this.run(statement);
  }

  /** Process id while it runs. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Stores rows (JSON, one a line); they are on the disk when this resolves. @throws EngineGone, or the engine's reason */
  async insert(table: string, rows: string): Promise<void> {
    await this.ask({ table, rows });
  }

  /** Runs a statement. @throws EngineGone, or the engine's reason */
  async run(sql: string): Promise<void> {
    await this.ask({ sql });
  }

  /** Rows of a query. @throws EngineGone, or the engine's reason */
  async query<Row>(sql: string): Promise<Row[]> {
    const lines = (await this.ask({ sql })).split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line));
  }

  /** Kills the process as a power cut would; resolves when it has been started again. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
    await this.restarted;
  }

  /** Stops the process and waits until it is gone. */
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
      child.once('exit', (code) => reject(new EngineGone(`The engine ended at its start (${code}): ${this.folder}`)));
    });
    child.on('message', (answer: EngineReply) => this.settle(answer));
    child.once('exit', () => this.lose());
    this.child = child;
    await ready;
    // From now on whatever ends it, it comes again. If it cannot, it is unhandled: the gateway's process ends, too,
    // and a service manager sees it.
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

  private lose(): void {
    this.child = undefined;
    const gone = new EngineGone('The engine went away before it answered');
    for (const { reject } of this.asked.values()) reject(gone);
    this.asked.clear();
  }
}
