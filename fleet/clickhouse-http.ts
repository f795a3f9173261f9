import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { BodyTooLarge, readRaw } from './body.ts';
import { type Engine, EngineGone } from './engine.ts';
import { handshakeBlock, stringBlock } from './native-block.ts';

/** The table that a Collector writes to. */
const TABLE = 'dezhurny.otel_logs';

/** Columns of the answer to DESCRIBE TABLE, as clickhouse-go reads them. */
const DESCRIBED = [
  'name',
  'type',
  'default_type',
  'default_expression',
  'comment',
  'codec_expression',
  'ttl_expression',
] as const;

/** Most bytes of one insert: the queue of a Collector joins at most 50,000 entries. */
const MAX_INSERT_BYTES = 256 * 1024 * 1024;

/**
 * The HTTP interface of ClickHouse (https://clickhouse.com/docs/interfaces/http) in front of an embedded engine, as far as
 * the exporter of a Collector asks: the handshake of clickhouse-go, the columns of the one table, and inserts into it in
 * format Native. An insert is answered when its rows are on disk.
 */
export class ClickHouseHttp {
  /** Time before an insert runs, ms: an engine that is slow. */
  insertDelay = 0;
  readonly #server: Server;
  readonly #engine: Engine;
  readonly #password: string;

  /** @param password of the user `dezhurny_writer` */
  constructor(engine: Engine, password: string) {
    this.#engine = engine;
    this.#password = password;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** @returns the `endpoint` of the exporter: embedded ClickHouse reads no compressed blocks */
  async listen(port = 0): Promise<string> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}?compress=none`;
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (!this.#isWriter(request)) return end(response, 403, 'Code: 516. Authentication failed');
      const body = await readRaw(request, MAX_INSERT_BYTES);
      const { searchParams } = new URL(request.url ?? '/', 'http://engine');
      end(response, 200, await this.#run(searchParams.get('query') ?? body.toString(), body));
    } catch (error) {
      if (error instanceof BodyTooLarge) end(response, 413, 'too large');
      else end(response, error instanceof EngineGone ? 503 : 500, error instanceof Error ? error.message : 'failed');
    }
  }

  async #run(sql: string, body: Buffer): Promise<Buffer> {
    const statement = sql.replaceAll(/[`"]/g, '').replaceAll(/\s+/g, ' ').trim();
    if (statement.startsWith('SELECT displayName(), version()')) return handshakeBlock('chdb', '26.7.1', 'UTC');
    if (/^DESC(RIBE)? (TABLE )?dezhurny\.otel_logs;?$/.test(statement)) return this.#describe();
    const [, columns] = /^INSERT INTO dezhurny\.otel_logs \(([\w, ]+)\) FORMAT Native$/.exec(statement) ?? [];
    if (columns === undefined) throw new Error('Code: 62. Not a statement of an exporter');
    if (this.insertDelay > 0) await pause(this.insertDelay);
    await this.#engine.insertNative(TABLE, columns, body);
    return Buffer.alloc(0);
  }

  async #describe(): Promise<Buffer> {
    const rows = await this.#engine.query<Record<string, string>>(`DESCRIBE TABLE ${TABLE}`);
    return stringBlock(DESCRIBED.map((name) => ({ name, values: rows.map((row) => row[name] ?? '') })));
  }

  #isWriter(request: IncomingMessage): boolean {
    const given = Buffer.from(request.headers.authorization ?? '');
    const wanted = Buffer.from(`Basic ${Buffer.from(`dezhurny_writer:${this.#password}`).toString('base64')}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}

function end(response: ServerResponse, status: number, body: string | Buffer): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'x-clickhouse-server-display-name': 'chdb' });
  response.end(body);
}
