import { type RegionAnswer, readAnswer } from '../core/region-answer.ts';
import type { Region } from '../core/region-policy.ts';
import { exchange, type Parcel, type Reply } from './region-exchange.ts';
import { exchangeUnnamed } from './region-frame.ts';

/**
 * Sends the body of a request, packed, and reads what comes back. Never throws: a broken connection is an answer too,
 * and no error text, which might name the address, leaves here.
 */
export async function post({ address, token }: Pick<Region, 'address' | 'token'>, body: string): Promise<RegionAnswer> {
  try {
    const parcel = { address, token, body: await packed(body) };
    const { status, retryAfter, text } = await sendUnnamed(parcel);
    return readAnswer(status, retryAfter, text, new Date());
  } catch {
    return { kind: 'later', after: null };
  }
}

/** Sends without a name of this PC. @throws when there is no reply */
export function sendUnnamed(parcel: Parcel): Promise<Reply> {
  return (import.meta.env.BROWSER === 'firefox' ? exchangeUnnamed : exchange)(parcel);
}

function packed(text: string): Promise<ArrayBuffer> {
  const packing = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(packing).arrayBuffer();
}
