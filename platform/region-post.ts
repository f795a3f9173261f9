import { type RegionAnswer, readAnswer } from '../core/region-answer.ts';
import type { Region } from '../core/region-policy.ts';

/** ms for an answer. The browser ends a worker that waits half a minute. */
const PATIENCE = 20_000;

/** Bytes that are read of an answer; what an engine has to say is far shorter. */
const MOST_READ = 4 * 1024 * 1024;

/**
 * Sends the body of a request, packed, and reads what comes back. Never throws: a broken connection is an answer too,
 * and no error text, which might name the address, leaves here.
 */
export async function post({ address, token }: Pick<Region, 'address' | 'token'>, body: string): Promise<RegionAnswer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: await packed(body),
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      keepalive: false,
      signal: AbortSignal.timeout(PATIENCE),
    });
    return readAnswer(response.status, response.headers.get('retry-after'), await textOf(response), new Date());
  } catch {
    return { kind: 'later', after: null };
  }
}

function packed(text: string): Promise<ArrayBuffer> {
  const packing = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(packing).arrayBuffer();
}

/** The beginning of an answer, as far as anything is read of it. */
async function textOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let [text, read] = ['', 0];
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    read += value.length;
    if (read > MOST_READ) {
      await reader.cancel();
      break;
    }
    text += decoder.decode(value, { stream: true });
  }
  return text;
}
