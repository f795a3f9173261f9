/** What goes to an engine. The body is packed; without one, something is read there. */
export interface Parcel {
  address: string;
  token: string | null;
  body: ArrayBuffer | null;
}

/** What came back: the status, the header `Retry-After`, and the beginning of the text. */
export interface Reply {
  status: number;
  retryAfter: string | null;
  text: string;
}

/** ms for an answer. The browser ends a worker that waits half a minute. */
export const patience = 20_000;

/** Bytes that are read of an answer; what an engine has to say is far shorter. */
const MOST_READ = 4 * 1024 * 1024;

/** Sends a parcel, with nothing of the browser's own. @throws when the connection breaks or nothing comes in time */
export async function exchange({ address, token, body }: Parcel): Promise<Reply> {
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
    signal: AbortSignal.timeout(patience),
  });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await textOf(response) };
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
