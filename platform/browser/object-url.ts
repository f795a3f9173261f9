import { browser } from 'wxt/browser';

/** An address that stands for a file until it is taken back. */
export interface ObjectUrl {
  address: string;
  takeBack(): Promise<void>;
}

/** The page that Chromium's worker lends addresses from (entrypoints/addresses). */
const offscreenPage = '/offscreen.html';

/** ms in which that page answers. */
const replyTimeoutMs = 10_000;

/**
 * Gives a file an address. A page and Firefox's background do so themselves; in Chromium's worker, which has no object
 * URLs (and whose data URLs end at 2 MB), a page that nobody sees does.
 * @throws when that page does not answer
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
  // One that a worker left behind when it was stopped is in the way.
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

/** Chromium's, from 109 on; the polyfill's types do not know it. */
interface Offscreen {
  createDocument(what: { url: string; reasons: ['BLOBS']; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}

/** The worker's clients, which the types of pages do not know. */
interface Clients {
  matchAll(which: { type: 'window'; includeUncontrolled: true }): Promise<(MessagePort & { url: string })[]>;
}

async function askOffscreen(file: Blob): Promise<string> {
  const { clients } = globalThis as unknown as { clients: Clients };
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find(({ url }) => new URL(url).pathname === offscreenPage);
  if (!page) throw new Error('the page that lends addresses is not there');
  const { port1, port2 } = new MessageChannel();
  try {
    return await new Promise<string>((resolve, reject) => {
      port1.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
      setTimeout(() => reject(new Error('the page that lends addresses does not answer')), replyTimeoutMs);
      page.postMessage(file, [port2]);
    });
  } finally {
    port1.close();
  }
}
