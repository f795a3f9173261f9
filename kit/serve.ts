import { readFileSync } from 'node:fs';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { posix } from 'node:path';
import send from 'send';

/** How to listen; with certificate and key over HTTPS. */
export interface ServeOptions {
  /** 0 is any free one. */
  port: number;
  host?: string | undefined;
  /** PEM files. */
  certificate?: string | undefined;
  key?: string | undefined;
}

/** Types that browsers rely on: else a package is shown as text, or a manifest is not read. */
const types: Record<string, string> = {
  '.crx': 'application/x-chrome-extension',
  '.xpi': 'application/x-xpinstall',
  '.xml': 'application/xml; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/**
 * Serves the packages and update manifests of a kit, ranges included, under whatever path kit.json says: only the last
 * part of an address is looked at. Files are read when asked for, so that a kit made again is served at once.
 * @param folder the kit's `www`
 * @returns the listening server
 * @throws when the port is taken or the certificate cannot be used
 */
export async function serveKit(folder: string, { port, host, certificate, key }: ServeOptions): Promise<Server> {
  const answer: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://any');
    const files = send(request, `/${posix.basename(pathname)}`, { root: folder, index: false, cacheControl: false });
    files.on('headers', (own: typeof response, path: string) => {
      const type = types[posix.extname(path)];
      if (type) own.setHeader('content-type', type);
      own.setHeader('cache-control', 'no-cache');
      own.setHeader('x-content-type-options', 'nosniff');
    });
    files.pipe(response);
  };
  const server =
    certificate && key
      ? createHttps({ cert: readFileSync(certificate), key: readFileSync(key) }, answer)
      : createHttp(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
