import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { gzip, post } from '../../../../platform/region/region-post.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Serve on loopback. @returns the address to post to */
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/logs`;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

it('sends a gzipped body with the token and without cookies or referrer', async () => {
  const came: { headers: IncomingMessage['headers']; text: string }[] = [];
  const address = await serve(async (request, response) => {
    came.push({ headers: request.headers, text: gunzipSync(await bodyOf(request)).toString() });
    response.end('{}');
  });
  expect(await post({ address, token: 'secret' }, await gzip('{"resourceLogs":[]}'))).toEqual({
    kind: 'acknowledged',
  });
  expect(await post({ address, token: null }, await gzip('{}'))).toEqual({ kind: 'acknowledged' });
  expect(came.map(({ text }) => text)).toEqual(['{"resourceLogs":[]}', '{}']);
  expect(came.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret', undefined]);
  expect(came[0]?.headers).not.toHaveProperty('cookie');
  expect(came[0]?.headers).not.toHaveProperty('referer');
});

it('does not follow a redirect', async () => {
  const asked: (string | undefined)[] = [];
  const address = await serve((request, response) => {
    asked.push(request.url);
    request.resume();
    if (request.url === '/elsewhere') response.end('{}');
    else response.writeHead(307, { location: '/elsewhere' }).end();
  });
  expect(await post({ address, token: 'secret' }, await gzip('{}'))).toEqual({ kind: 'retry', retryAfter: null });
  expect(asked).toEqual(['/v1/logs']);
});

it('reads 4 MiB of an endless response and closes the connection', async () => {
  let written = 0;
  const closed = Promise.withResolvers<void>();
  const address = await serve((request, response) => {
    request.resume();
    response.on('close', closed.resolve);
    const piece = Buffer.alloc(64 * 1024, ' ');
    const write = (): void => {
      while (!response.destroyed) {
        written += piece.length;
        if (!response.write(piece)) return void response.once('drain', write);
      }
    };
    write();
  });
  expect(await post({ address, token: null }, await gzip('{}'))).toEqual({ kind: 'foreign' });
  await closed.promise;
  // The bytes read, and those in buffers on the way.
  expect(written).toBeGreaterThan(4 * 1024 * 1024);
  expect(written).toBeLessThan(16 * 1024 * 1024);
});

it('treats a closed connection as retryable', async () => {
  const address = await serve((request) => request.socket.destroy());
  expect(await post({ address, token: 'secret' }, await gzip('{}'))).toEqual({ kind: 'retry', retryAfter: null });
});
