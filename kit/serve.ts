import { readFileSync } from 'node:fs';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { posix } from 'node:path';
import send from 'send';

/** Listening options; certificate and key enable HTTPS. */
export interface ServeOptions {
  /** 0 chooses a free port. */
  port: number;
  host?: string | undefined;
  /** Paths of PEM files. */
  certificate?: string | undefined;
  key?: string | undefined;
}

/**
 * Media types that browsers require to install a package
 * (https://developer.chrome.com/docs/extensions/how-to/distribute/host-on-linux).
 */
const types: Record<string, string> = {
  '.crx': 'application/x-chrome-extension',
  '.xpi': 'application/x-xpinstall',
  '.xml': 'application/xml; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/**
 * Serve the packages and update manifests of a kit, with range requests, under any path: only the last segment of the
 * URL counts. Files are read at each request, so that a new kit is served at once.
 * @param folder `www` of the kit
 * @returns the listening server
 * @throws if the port is in use or the certificate is invalid
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
