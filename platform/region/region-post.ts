import type { Region } from '../../core/policy/region-policy.ts';
import { type RegionAnswer, readAnswer } from '../../core/region/response.ts';
import { exchange, type Parcel, type Reply } from './region-exchange.ts';
import { exchangeUnnamed } from './region-frame.ts';

/**
 * Sends the packed body of a request, and reads what comes back. Never throws: a broken connection is an answer too,
 * and no error text, which might name the address, leaves here.
 */
export async function post(
  { address, token }: Pick<Region, 'address' | 'token'>,
  body: ArrayBuffer,
): Promise<RegionAnswer> {
  try {
    const { status, retryAfter, text } = await sendUnnamed({ address, token, body });
    return readAnswer(status, retryAfter, text, new Date());
  } catch {
    return { kind: 'later', after: null };
  }
}

/** Sends without a name of this PC. @throws when there is no reply */
export function sendUnnamed(parcel: Parcel): Promise<Reply> {
  return (import.meta.env.BROWSER === 'firefox' ? exchangeUnnamed : exchange)(parcel);
}

/** Packs a body as {@link post} sends it, with gzip. */
export function packed(text: string): Promise<ArrayBuffer> {
  const { readable, writable } = new CompressionStream('gzip');
  const writer = writable.getWriter();
  // Not by way of a Blob, which would go to the browser's own process and back.
  for (const done of [writer.write(new TextEncoder().encode(text)), writer.close()]) done.catch(() => undefined);
  return new Response(readable).arrayBuffer();
}
