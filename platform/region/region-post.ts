import type { RegionEndpoint } from '../../core/policy/region-policy.ts';
import { type EngineResponse, readResponse } from '../../core/region/response.ts';
import { exchange, type HttpReply, type HttpRequest } from './region-exchange.ts';
import { exchangeFromFrame } from './region-frame.ts';

/**
 * Send a gzipped body and read the response. Never throws: a broken connection means `retry`, and an error text, which
 * may contain the address, is dropped.
 */
export async function post(
  { address, token }: Pick<RegionEndpoint, 'address' | 'token'>,
  body: ArrayBuffer,
): Promise<EngineResponse> {
  try {
    const { status, retryAfter, text } = await sendRequest({ address, token, body });
    return readResponse(status, retryAfter, text, new Date());
  } catch {
    return { kind: 'retry', retryAfter: null };
  }
}

/** Send a request without anything that identifies this PC. @throws when there is no reply */
export function sendRequest(request: HttpRequest): Promise<HttpReply> {
  return (import.meta.env.BROWSER === 'firefox' ? exchangeFromFrame : exchange)(request);
}

/** Compress a body for {@link post}. */
export function gzip(text: string): Promise<ArrayBuffer> {
  const { readable, writable } = new CompressionStream('gzip');
  const writer = writable.getWriter();
  // Not through a Blob, which is copied to the browser process and back.
  for (const done of [writer.write(new TextEncoder().encode(text)), writer.close()]) done.catch(() => undefined);
  return new Response(readable).arrayBuffer();
}
