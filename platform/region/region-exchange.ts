/** A request to an engine. */
export interface HttpRequest {
  address: string;
  token: string | null;
  /** Gzipped JSON for a POST; `null` for a GET. */
  body: ArrayBuffer | null;
}

/** A response of an engine. */
export interface HttpReply {
  status: number;
  /** The header `Retry-After`. */
  retryAfter: string | null;
  /** The body, up to `maxReplyBytes`. */
  text: string;
}

/**
 * Timeout of a request, ms. Chromium ends a worker whose fetch takes more than 30 s
 * (https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle#idle-shutdown).
 */
export const requestTimeoutMs = 20_000;

/** Maximum number of bytes to read of a body; the bodies of an engine are far shorter. */
const maxReplyBytes = 4 * 1024 * 1024;

/** Send a request without cookies, referrer or cache. @throws when the connection breaks or the request times out */
export async function exchange({ address, token, body }: HttpRequest): Promise<HttpReply> {
  const response = await fetch(address, {
    method: body ? 'POST' : 'GET',
    body,
    headers: {
      ...(body && { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    keepalive: false,
    signal: AbortSignal.timeout(requestTimeoutMs),
  });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await textOf(response) };
}

/** Read a body up to `maxReplyBytes`. */
async function textOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let [text, read] = ['', 0];
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    read += value.length;
    if (read > maxReplyBytes) {
      await reader.cancel();
      break;
    }
    text += decoder.decode(value, { stream: true });
  }
  return text;
}
