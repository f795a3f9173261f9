import { exchange, type Parcel, patience, type Reply } from './region-exchange.ts';

/**
 * Sends a parcel from a frame that has no origin. In Firefox the origin of an extension is a random id of its own in
 * every profile, and a request to another host names it (Fetch, 3.2): all days of a PC would be linked by it.
 * @throws when there is no reply
 */
export async function exchangeUnnamed(parcel: Parcel): Promise<Reply> {
  const frame = await openFrame();
  try {
    const reply = await ask(frame, parcel);
    if (!reply) throw new Error('no reply');
    return reply;
  } finally {
    frame.remove();
  }
}

/** What the frame's own script does: sends what its parent gives it. */
export function answerParent(): void {
  addEventListener('message', async ({ data, source, ports: [port] }: MessageEvent<Parcel>) => {
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

/** @returns `null` when the connection broke, or the frame says nothing */
function ask({ contentWindow }: HTMLIFrameElement, parcel: Parcel): Promise<Reply | null> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Reply | null>) => resolve(data);
    setTimeout(resolve, patience + 2000, null);
    // A frame without an origin has no name to send to; what is in it is our own page.
    contentWindow?.postMessage(parcel, '*', [port2]);
  });
}
