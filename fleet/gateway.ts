import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyTooLarge, readBody } from './body.ts';
import { type Engine, EngineGone } from './engine.ts';
import { Inserter } from './inserter.ts';
import { BadRecords, rowsOf } from './records.ts';

/** The views that may leave the database; there is no way to ask for anything else. */
const views = ['report_lines', 'report_months'];

export interface Tokens {
  /** PCs send with it. */
  write: string;
  /** Reports are read with it. */
  read: string;
}

/** A small stand-in for the OpenTelemetry Collector: takes OTLP logs of one school and answers once they are stored. */
export class Gateway {
  private readonly server: Server;
  private readonly inserter: Inserter;
  private readonly engine: Engine;
  private readonly tokens: Tokens;

  constructor(engine: Engine, tokens: Tokens) {
    this.engine = engine;
    this.tokens = tokens;
    this.inserter = new Inserter(engine, 'dezhurny.otel_logs');
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.requestTimeout = 30_000;
  }

  /** @param port 0: whatever is free @returns the address that PCs send to, without /v1/logs */
  async listen(port = 0, host = '127.0.0.1'): Promise<string> {
    this.server.listen(port, host);
    await once(this.server, 'listening');
    return `http://${host}:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.route(request, response);
    } catch (error) {
      refuse(response, error);
    }
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://gateway');
    const view = views.find((name) => pathname === `/report/${name}`);
    if (request.method === 'OPTIONS') reply(response, 204);
    else if (request.method === 'POST' && pathname === '/v1/logs') {
      if (carries(request, this.tokens.write)) await this.take(request, response);
      else reply(response, 401, noToken);
    } else if (request.method === 'GET' && view) {
      if (carries(request, this.tokens.read)) reply(response, 200, await this.report(view));
      else reply(response, 401, noToken);
    } else reply(response, 404, status(5, 'nothing here'));
  }

  private report(view: string): Promise<object[]> {
    return this.engine.query(`SELECT * FROM dezhurny.${view} ORDER BY ALL`);
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const rows = rowsOf(JSON.parse(await readBody(request)));
    if (rows.length > 0) await this.inserter.store(rows);
    reply(response, 200, {});
  }
}

/** Compares without telling by its time how much was right. */
function carries(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** The OTLP answers of a failure: those that are worth another try, and those that are not. */
function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return;
  if (error instanceof BodyTooLarge) reply(response, 413, status(8, 'too large'));
  else if (error instanceof BadRecords) reply(response, 400, status(3, error.message));
  else if (error instanceof SyntaxError || isZlib(error)) reply(response, 400, status(3, 'neither JSON nor gzip'));
  else if (error instanceof EngineGone) reply(response, 503, status(14, 'the engine is not there'), 1);
  else reply(response, 503, status(14, 'the engine refused'), 30);
}

const isZlib = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && `${error.code}`.startsWith('Z_');

/** google.rpc.Status, which OTLP/HTTP answers failures with. */
function status(code: number, message: string): object {
  return { code, message };
}

const noToken = status(16, 'no token, or a wrong one');

function reply(response: ServerResponse, code: number, body?: object, retryAfter?: number): void {
  response.writeHead(code, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    // An extension asks from its own origin; what guards is the token.
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type, content-encoding',
    'access-control-expose-headers': 'retry-after',
    'access-control-max-age': '7200',
    ...(retryAfter && { 'retry-after': `${retryAfter}` }),
  });
  response.end(body && JSON.stringify(body));
}
