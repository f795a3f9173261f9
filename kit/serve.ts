import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { posix } from 'node:path';
import send from 'send';
import { KitProblem } from './problem.ts';
import { followRenewal, readPair, type TlsFiles } from './tls-pair.ts';

/** Listening options; certificate and key enable HTTPS. */
export interface ServeOptions extends Partial<TlsFiles> {
  /** 0 chooses a free port. */
  port: number;
  host?: string | undefined;
  /** Called with a line in Russian about a renewed certificate that does not work. */
  warn?: (line: string) => void;
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
 * URL counts. Files are read at each request, so that a new kit is served at once; a renewed certificate is used for the
 * next connection.
 * @param folder `www` of the kit
 * @returns the listening server
 * @throws {KitProblem} if the port is in use or not permitted, or the certificate or key is invalid
 */
export async function serveKit(folder: string, options: ServeOptions): Promise<Server> {
  const { port, host, certificate, key, warn = () => {} } = options;
  const answer = answerFrom(folder);
  const server = certificate && key ? https({ certificate, key }, answer, warn) : createHttp(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new KitProblem([listenProblem(error, port, host)])));
    server.listen(port, host, resolve);
  });
  return server;
}

function https(files: TlsFiles, answer: RequestListener, warn: (line: string) => void): Server {
  const server = createHttps(readPair(files), answer);
  followRenewal(server, files, warn);
  return server;
}

/** Answer GET and HEAD; RFC 9110 asks for `Allow` with status 405 (https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6). */
function answerFrom(folder: string): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const files = send(request, `/${fileName(request.url)}`, { root: folder, index: false, cacheControl: false });
    files.on('headers', (own: typeof response, path: string) => {
      const type = types[posix.extname(path)];
      if (type) own.setHeader('content-type', type);
      own.setHeader('cache-control', 'no-cache');
      own.setHeader('x-content-type-options', 'nosniff');
    });
    files.pipe(response);
  };
}

/** Return the last segment of a request target. It is not parsed as a URL: `//` is a valid target and no valid URL. */
const fileName = (target = '/'): string => posix.basename(target.split(/[?#]/, 1)[0] ?? '');

function listenProblem({ code, message }: NodeJS.ErrnoException, port: number, host = ''): string {
  if (code === 'EADDRINUSE') return `порт ${port} занят другой программой: задайте другой (--port) или остановите её`;
  if (code === 'EACCES')
    return `порт ${port} не разрешён этому пользователю: запустите от root или задайте порт больше 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `--host ${host}: у этого компьютера нет такого адреса`;
  return `порт ${port} не открылся (${message})`;
}
