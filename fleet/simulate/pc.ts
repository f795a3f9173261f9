import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { backoff } from '../../core/region/backoff.ts';
import { type Batch, batchLimit, takeBatch } from '../../core/region/batch.ts';
import type { Sender } from '../../core/region/otlp-request.ts';
import type { OutboxItem } from '../../core/region/outbox-item.ts';
import { type EngineResponse, readResponse } from '../../core/region/response.ts';
import type { Chance } from './chance.ts';

const pack = promisify<Buffer, Buffer>(gzip);

/** Gateway of a simulated PC, its timeout and its delays. */
export interface Target {
  /** Base address of a gateway or a Collector, without /v1/logs. */
  address: string;
  token: string;
  /** Timeout of a request, ms. */
  timeoutMs: number;
  /** Factor for the extension's delays; 1 is real time. */
  delayScale: number;
}

/** Counters of sending. */
export interface Sent {
  requests: number;
  entries: number;
  /** Requests without an acknowledgement. */
  failures: number;
  /** Size of the bodies as sent, bytes. */
  bytes: number;
  /** Duration of each acknowledged request, ms. */
  took: number[];
}

export const nothingSent = (): Sent => ({ requests: 0, entries: 0, failures: 0, bytes: 0, took: [] });

/**
 * Send all entries, one request at a time, with the extension's code for batches, responses and back-off. Node does gzip,
 * fetch and timers.
 * @throws Error if the engine refuses an entry or the token: those of a simulation are valid
 */
export async function sendAll(
  entries: readonly OutboxItem[],
  sender: Sender,
  target: Target,
  chance: Chance,
  sent: Sent = nothingSent(),
): Promise<Sent> {
  let waiting = entries;
  let most: number = batchLimit.entries;
  let failed = 0;
  for (let [first, ...rest] = waiting; first; [first, ...rest] = waiting) {
    const batch = takeBatch([first, ...rest], sender, most);
    const answer = await post(batch, target, sent);
    if (answer.kind === 'refused' || answer.kind === 'denied') throw new Error(`The engine has ${answer.kind}`);
    if (answer.kind === 'acknowledged' || answer.kind === 'partial') {
      waiting = waiting.slice(batch.entries.length);
      sent.entries += batch.entries.length;
      failed = 0;
      continue;
    }
    sent.failures += 1;
    failed += 1;
    if (answer.kind === 'too-large') most = Math.max(1, Math.floor(batch.entries.length / 2));
    await pause(target.delayScale * backoff(failed, chance(), answer.kind === 'retry' ? answer.retryAfter : null));
  }
  return sent;
}

async function post({ body }: Batch, { address, token, timeoutMs }: Target, sent: Sent): Promise<EngineResponse> {
  const packed = await pack(Buffer.from(body));
  const began = performance.now();
  sent.requests += 1;
  sent.bytes += packed.length;
  try {
    const response = await fetch(`${address}/v1/logs`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        authorization: `Bearer ${token}`,
      },
      body: new Uint8Array(packed),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    const answer = readResponse(response.status, response.headers.get('retry-after'), text, new Date());
    if (answer.kind === 'acknowledged') sent.took.push(performance.now() - began);
    return answer;
  } catch {
    return { kind: 'retry', retryAfter: null };
  }
}
