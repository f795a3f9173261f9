import { browser } from 'wxt/browser';

/** A `blob:` address of a file, valid until `takeBack`. */
export interface ObjectUrl {
  address: string;
  takeBack(): Promise<void>;
}

/** The offscreen document that makes object URLs for Chromium's worker (entrypoints/offscreen). */
const offscreenPage = '/offscreen.html';

/** ms after which a missing reply of the offscreen document is an error. */
const replyTimeoutMs = 10_000;

/**
 * Create an object URL for a file. A service worker has no `URL.createObjectURL`, so Chromium's worker asks an
 * offscreen document.
 * https://developer.mozilla.org/docs/Web/API/URL/createObjectURL_static
 * https://developer.chrome.com/docs/extensions/reference/api/offscreen
 * @throws when the offscreen document does not reply
 */
export async function createObjectUrl(file: Blob): Promise<ObjectUrl> {
  if (typeof URL.createObjectURL !== 'function') return createInOffscreen(file);
  const address = URL.createObjectURL(file);
  return { address, takeBack: async () => URL.revokeObjectURL(address) };
}

/** In the offscreen document: answer every file with an object URL, which lives as long as the document. */
export function serveObjectUrls(): void {
  navigator.serviceWorker.onmessage = ({ data, ports }: MessageEvent) => {
    if (data instanceof Blob) ports[0]?.postMessage(URL.createObjectURL(data));
  };
}

async function createInOffscreen(file: Blob): Promise<ObjectUrl> {
  const { offscreen } = browser as unknown as { offscreen: Offscreen };
  // Only one offscreen document can exist, and a stopped worker can have left one.
  await offscreen.closeDocument().catch(() => undefined);
  await offscreen.createDocument({
    url: offscreenPage,
    reasons: ['BLOBS'],
    justification: 'An address for a file to save',
  });
  const takeBack = (): Promise<void> => offscreen.closeDocument();
  try {
    return { address: await askOffscreen(file), takeBack };
  } catch (error) {
    await takeBack();
    throw error;
  }
}

/** `chrome.offscreen` of Chromium 109 or later, which is missing in the types. */
interface Offscreen {
  createDocument(what: { url: string; reasons: ['BLOBS']; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}

/** The service worker's `clients`, which is missing in the DOM types. */
interface Clients {
  matchAll(which: { type: 'window'; includeUncontrolled: true }): Promise<(MessagePort & { url: string })[]>;
}

async function askOffscreen(file: Blob): Promise<string> {
  const { clients } = globalThis as unknown as { clients: Clients };
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find(({ url }) => new URL(url).pathname === offscreenPage);
  if (!page) throw new Error('the offscreen document is missing');
  const { port1, port2 } = new MessageChannel();
  try {
    return await new Promise<string>((resolve, reject) => {
      port1.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
      setTimeout(() => reject(new Error('the offscreen document does not reply')), replyTimeoutMs);
      page.postMessage(file, [port2]);
    });
  } finally {
    port1.close();
  }
}
