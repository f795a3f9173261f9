import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { FakeWeb } from './fake-web.ts';

/** A received log record, its attributes by name. */
export interface Arrived {
  uid: string;
  eventName: string;
  timeUnixNano: string;
  attributes: Record<string, string>;
}

/** A received request with entries. */
export interface ReceivedRequest {
  headers: IncomingMessage['headers'];
  /** Attributes of its one resource. */
  resource: Record<string, string>;
  records: Arrived[];
  /** Received bytes, compressed. */
  bytes: number;
}

/** How an engine handles a request. */
export type Behaviour =
  | 'take'
  /** Stored, and the connection ends before the answer. */
  | 'lose-answer'
  | 'reset'
  | 'stall'
  /** Stored, and half an answer. */
  | 'truncate'
  /** A captive portal answers in its place. */
  | 'portal'
  | { status: number; retryAfter?: string };

interface OtlpBody {
  resourceLogs: {
    resource: { attributes: OtlpAttribute[] };
    scopeLogs: { logRecords: { timeUnixNano: string; eventName: string; attributes: OtlpAttribute[] }[] }[];
  }[];
}
interface OtlpAttribute {
  key: string;
  value: { stringValue?: string; intValue?: string };
}

/** Headers that let an extension without access to a host read its answers (docs/decisions/0006-send-to-region.md). */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-encoding, content-type',
  'access-control-expose-headers': 'retry-after',
};

/** A fake region engine: OTLP over HTTP, with every failure mode. */
export class RegionEngine {
  static readonly host = 'region.example';
  static readonly address = `https://${RegionEngine.host}/v1/logs`;

  /** Every request, the oldest first, whether stored or not. */
  readonly deliveries: ReceivedRequest[] = [];
  /** Records by their uid, each once, as a deduplicating engine stores them. */
  readonly kept = new Map<string, Arrived>();
  /** Chooses the behaviour for a request; `nth` counts requests from 0. */
  behave: (delivery: ReceivedRequest, nth: number) => Behaviour | Promise<Behaviour> = () => 'take';

  constructor(web: FakeWeb) {
    web.at(RegionEngine.host, (request, response) => {
      void this.#serve(request, response);
      return undefined;
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
    const packed = await bytesOf(request).catch(() => null);
    if (!packed) return;
    const delivery = read(request, packed);
    const behaviour = await this.behave(delivery, this.deliveries.push(delivery) - 1);
    if (behaviour === 'stall') return;
    if (behaviour === 'reset') return void request.socket.destroy();
    if (behaviour === 'portal') return void response.writeHead(200, cors).end('<!doctype html><h1>Вход в сеть</h1>');
    if (typeof behaviour === 'object') return void refuse(response, behaviour);
    for (const record of delivery.records) this.kept.set(record.uid, record);
    answer(response, behaviour);
  }
}

function refuse(response: ServerResponse, { status, retryAfter }: { status: number; retryAfter?: string }): void {
  response.writeHead(status, { ...cors, ...(retryAfter && { 'retry-after': retryAfter }) }).end();
}

function answer(response: ServerResponse, how: Behaviour): void {
  if (how === 'lose-answer') return void response.socket?.destroy();
  const body = '{"partialSuccess":{}}';
  response.writeHead(200, { ...cors, 'content-type': 'application/json', 'content-length': body.length });
  if (how === 'truncate') response.write(body.slice(0, 9), () => response.socket?.destroy());
  else response.end(body);
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function read({ headers }: IncomingMessage, packed: Buffer): ReceivedRequest {
  const { resourceLogs } = JSON.parse(gunzipSync(packed).toString()) as OtlpBody;
  const [only, another] = resourceLogs;
  if (!only || another) throw new Error(`${resourceLogs.length} resources in a request`);
  const records = only.scopeLogs
    .flatMap(({ logRecords }) => logRecords)
    .map((record): Arrived => {
      const { 'log.record.uid': uid = '', ...attributes } = named(record.attributes);
      return { uid, eventName: record.eventName, timeUnixNano: record.timeUnixNano, attributes };
    });
  return { headers, resource: named(only.resource.attributes), records, bytes: packed.length };
}

function named(attributes: readonly OtlpAttribute[]): Record<string, string> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? '']));
}
