import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { asksFor, listenBoth } from './tls-port.ts';

/** A request that the fake web received. */
export interface Seen {
  method: string;
  scheme: 'http' | 'https';
  host: string;
  /** Path with query. */
  path: string;
  at: number;
}

/** Answer of the fake web; a function chooses it by the request or writes the response itself. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  title?: string;
  /** Put into the standard page's body. */
  body?: string;
  /** The whole answer instead of the standard page. */
  raw?: string | Buffer;
  /** Milliseconds before anything is sent. */
  delay?: number;
}
export type Handler = (request: IncomingMessage, response: ServerResponse, seen: Seen) => Answer | undefined;

/** How a host fails: the connection is closed, reset, answered with garbage, or open without an answer. */
export type Fault = 'close' | 'reset' | 'rubbish' | 'mute';

/**
 * Host that Chromium asks to detect a captive portal. Any answer with content means that there is one, and then a tab
 * with its login page opens beside every certificate error.
 */
const onlineCheck = 'connectivitycheck.gstatic.com';

/** Port without a listener: every connection is refused at once. */
export const REFUSED_PORT = 1;

/**
 * A loopback server that stands in for every site a browser asks for, whatever its host and scheme.
 * Unknown hosts answer with a small page that names the host.
 */
export class FakeWeb {
  /** Every request so far, the oldest first. */
  readonly seen: Seen[] = [];
  /** Title of pages without a specific one. */
  title = '';
  #answers = new Map<string, Answer | Handler>();
  #faults = new Map<string, Fault>();
  #sockets = new Set<Socket>();
  #server!: Server;

  static async start(): Promise<FakeWeb> {
    const web = new FakeWeb();
    web.#server = await listenBoth(web.#answer, web.#open);
    web.#server.on('connection', (socket: Socket) => {
      web.#sockets.add(socket);
      socket.on('close', () => web.#sockets.delete(socket));
    });
    return web;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Set the answer of `host/path`; `host` alone sets the answer of its other paths. */
  at(place: string, answer: Answer | Handler): this {
    this.#answers.set(place, answer);
    return this;
  }

  /** Make connections to this host fail with a fault; open ones are closed, so that they are not reused. */
  fail(host: string, fault: Fault): this {
    this.#faults.set(host, fault);
    this.cut();
    return this;
  }

  /** Make the host answer again. */
  heal(host: string): this {
    this.#faults.delete(host);
    this.cut();
    return this;
  }

  /** Close every open connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Return the requests to a host without icons, which browsers fetch at any time. */
  requestsTo(host: string): Seen[] {
    return this.seen.filter((one) => one.host === host && one.path !== '/favicon.ico');
  }

  /** Clear requests, answers and faults. */
  clear(): void {
    this.seen.length = 0;
    this.#answers.clear();
    this.#faults.clear();
    this.cut();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #open = (socket: Socket, bytes: Buffer): 'serve' | 'gone' => {
    for (const [host, fault] of this.#faults) if (asksFor(bytes, host)) return breakOff(socket, fault);
    return 'serve';
  };

  #answer: RequestListener = (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const fault = this.#faults.get(host);
    if (fault) return void breakOff(request.socket, fault);
    const scheme = 'encrypted' in request.socket ? 'https' : 'http';
    const seen: Seen = { method: request.method ?? '', scheme, host, path: request.url ?? '/', at: Date.now() };
    this.seen.push(seen);
    const found = this.#answers.get(host + new URL(seen.path, 'http://any').pathname) ?? this.#answers.get(host);
    const answer = typeof found === 'function' ? found(request, response, seen) : (found ?? ordinary(host));
    if (answer) setTimeout(send, answer.delay ?? 0, response, answer, seen, this.title);
  };
}

/** Return the default answer of a host. */
function ordinary(host: string): Answer {
  return host === onlineCheck ? { status: 204 } : {};
}

function breakOff(socket: Socket, fault: Fault): 'gone' {
  if (fault === 'reset') socket.resetAndDestroy();
  if (fault === 'close') socket.destroy();
  if (fault === 'rubbish') socket.end('rubbish');
  return 'gone';
}

function send(response: ServerResponse, answer: Answer, { host, path }: Seen, title: string): void {
  const icon = path === '/favicon.ico';
  const status = answer.status ?? (icon ? 204 : 200);
  // `no-store` would count every request, but it also disables the back-forward cache.
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', ...answer.headers };
  response.writeHead(status, headers);
  response.end(icon || status === 204 ? '' : (answer.raw ?? page(host, answer, title)));
}

function page(host: string, { title, body }: Answer, standard: string): string {
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title ?? (standard || host)}</title><h1>${host}</h1>
${body ?? '<p><input aria-label="Сообщение"> <button onclick="document.title=\'нажато\'">Отправить</button>'}`;
}
