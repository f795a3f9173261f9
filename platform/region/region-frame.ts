import { exchange, type HttpReply, type HttpRequest, requestTimeoutMs } from './region-exchange.ts';

/** Time for the message to and from the frame, ms, in addition to the request. */
const messageTimeoutMs = 2000;

/**
 * Send a request from a sandboxed frame with an opaque origin. In Firefox the origin of an extension is a UUID per
 * profile (https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/manifest.json/web_accessible_resources),
 * and the header `Origin` of a cross-origin request contains it (https://fetch.spec.whatwg.org/#origin-header): it would
 * link all days of a PC.
 * @throws when there is no reply
 */
export async function exchangeFromFrame(request: HttpRequest): Promise<HttpReply> {
  const frame = await openFrame();
  try {
    const reply = await ask(frame, request);
    if (!reply) throw new Error('no reply');
    return reply;
  } finally {
    frame.remove();
  }
}

/** Script of the frame: send the requests of the parent and post back the replies. */
export function answerParent(): void {
  addEventListener('message', async ({ data, source, ports: [port] }: MessageEvent<HttpRequest>) => {
    if (source === parent) port?.postMessage(await exchange(data).catch(() => null));
  });
}

function openFrame(): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.src = '/relay.html';
  return new Promise((resolve) => {
    frame.onload = () => resolve(frame);
    document.body.append(frame);
  });
}

/** @returns `null` when the connection broke or the frame does not reply */
function ask({ contentWindow }: HTMLIFrameElement, request: HttpRequest): Promise<HttpReply | null> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<HttpReply | null>) => resolve(data);
    setTimeout(resolve, requestTimeoutMs + messageTimeoutMs, null);
    // An opaque origin matches no target origin but '*'; the frame holds a page of the extension.
    contentWindow?.postMessage(request, '*', [port2]);
  });
}
