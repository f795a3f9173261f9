import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Chance } from './chance.ts';
import { pick } from './chance.ts';

/** Faults of a network and its servers. */
export const networkFaults = ['unavailable', 'answer-lost', 'reset', 'stall', 'truncated'] as const;
export type NetworkFault = (typeof networkFaults)[number];

/** Proxy between PCs and a gateway that breaks a share of the requests. */
export class FaultyProxy {
  /** Number of requests by fault. */
  readonly met: Record<NetworkFault, number> = { unavailable: 0, 'answer-lost': 0, reset: 0, stall: 0, truncated: 0 };
  /** Number of all requests. */
  requests = 0;
  private readonly server: Server;
  private readonly behind: string;
  private readonly share: number;
  private readonly chance: Chance;

  /** @param behind address of the gateway @param share of requests with a fault, 0 to 1 */
  constructor(behind: string, share: number, chance: Chance) {
    this.behind = behind;
    this.share = share;
    this.chance = chance;
    this.server = createServer((request, response) => void this.pass(request, response).catch(() => request.destroy()));
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    const fault = this.chance() < this.share ? pick(this.chance, networkFaults) : undefined;
    if (fault) this.met[fault] += 1;
    if (fault === 'stall') return; // no response
    const body = await buffer(request);
    if (fault === 'reset') return void request.socket.resetAndDestroy();
    if (fault === 'unavailable') return void response.writeHead(503, { 'retry-after': '0' }).end();
    const { status, headers, text } = await this.ask(request, body);
    if (fault === 'answer-lost') return void request.socket.destroy();
    response.writeHead(status, { ...headers, 'content-length': `${text.length}` });
    if (fault !== 'truncated') return void response.end(text);
    response.write(text.slice(0, -1), () => request.socket.destroy());
  }

  private async ask(
    { url, method, headers }: IncomingMessage,
    body: Buffer,
  ): Promise<{ status: number; headers: Record<string, string>; text: string }> {
    const wanted = ['content-type', 'content-encoding', 'authorization'];
    const given = wanted.map((name) => [name, `${headers[name] ?? ''}`]).filter(([, value]) => value);
    const answer = await fetch(`${this.behind}${url}`, {
      method: method ?? 'POST',
      headers: Object.fromEntries(given),
      body: new Uint8Array(body),
    });
    const after = answer.headers.get('retry-after');
    return { status: answer.status, headers: after ? { 'retry-after': after } : {}, text: await answer.text() };
  }
}
