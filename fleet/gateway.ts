import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyTooLarge, readBody } from './body.ts';
import { type Engine, EngineGone } from './engine.ts';
import { Inserter } from './inserter.ts';
import { type Rate, RateLimit } from './rate-limit.ts';
import { BadRecords, rowsOf } from './records.ts';

/** Views that the gateway serves; nothing else can be queried. */
const views = ['report_lines', 'report_months', 'report_sites', 'report_schools'];

/** Bearer tokens of the gateway. */
export interface Tokens {
  /** Token of PCs, for sending. */
  write: string;
  /** Token for reading reports. */
  read: string;
}

/**
 * Gateway of one school instead of the OpenTelemetry Collector: accepts OTLP/HTTP logs in JSON and responds after they
 * are stored (https://opentelemetry.io/docs/specs/otlp/#otlphttp).
 */
export class Gateway {
  private readonly server: Server;
  private readonly inserter: Inserter;
  private readonly engine: Engine;
  private readonly tokens: Tokens;
  private readonly limit: RateLimit | null;

  /** @param rate of the requests with each token; `null` for no limit */
  constructor(engine: Engine, tokens: Tokens, rate: Rate | null) {
    this.engine = engine;
    this.tokens = tokens;
    this.limit = rate && new RateLimit(rate);
    this.inserter = new Inserter(engine, 'dezhurny.otel_logs');
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.requestTimeout = 30_000;
  }

  /** @param port 0 chooses a free port @returns base address for PCs, without /v1/logs */
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
      if (this.admits(request, response, this.tokens.write)) await this.take(request, response);
    } else if (request.method === 'GET' && view) {
      if (this.admits(request, response, this.tokens.read)) reply(response, 200, await this.report(view));
    } else reply(response, 404, status(5, 'not found'));
  }

  /** Return true if the request has the token and the token has not made too many; otherwise refuse it. */
  private admits(request: IncomingMessage, response: ServerResponse, token: string): boolean {
    if (!carries(request, token)) {
      reply(response, 401, noToken);
      return false;
    }
    const wait = this.limit?.take(token, performance.now()) ?? 0;
    if (wait > 0) reply(response, 429, status(8, 'too many requests'), wait);
    return wait === 0;
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

/** Return true if the request has the token, compared in constant time. */
function carries(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Respond to a failure: 503 is retryable, 400 and 413 are not (https://opentelemetry.io/docs/specs/otlp/#failures-1). */
function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return;
  if (error instanceof BodyTooLarge) reply(response, 413, status(8, 'too large'));
  else if (error instanceof BadRecords) reply(response, 400, status(3, error.message));
  else if (error instanceof SyntaxError || isZlib(error)) reply(response, 400, status(3, 'neither JSON nor gzip'));
  else if (error instanceof EngineGone) reply(response, 503, status(14, 'the engine is not running'), 1);
  else reply(response, 503, status(14, 'the engine refused'), 30);
}

const isZlib = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && `${error.code}`.startsWith('Z_');

/** Return a google.rpc.Status, the body of OTLP/HTTP failures (https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto). */
function status(code: number, message: string): object {
  return { code, message };
}

const noToken = status(16, 'missing or invalid token');

function reply(response: ServerResponse, code: number, body?: object, retryAfter?: number): void {
  response.writeHead(code, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    // Requests of an extension have the extension's origin. The token controls access.
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type, content-encoding',
    'access-control-expose-headers': 'retry-after',
    'access-control-max-age': '7200',
    ...(retryAfter && { 'retry-after': `${retryAfter}` }),
  });
  response.end(body && JSON.stringify(body));
}
