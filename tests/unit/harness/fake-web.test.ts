import { request as http } from 'node:http';
import { request as https } from 'node:https';
import { type AddressInfo, connect, createServer } from 'node:net';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeWeb } from '../../../harness/fake-web.ts';

const web = await FakeWeb.start();
afterAll(() => web.close());
beforeEach(() => web.clear());

interface Got {
  status: number | undefined;
  headers: Record<string, unknown>;
  text: string;
}

/** Request an address from the fake web as a browser with mapped hosts does. */
function get(address: string, port = web.port): Promise<Got> {
  const { protocol, hostname, pathname, search } = new URL(address);
  const options = {
    host: '127.0.0.1',
    port,
    path: pathname + search,
    headers: { host: hostname },
    agent: false,
  } as const;
  return new Promise((resolve, reject) => {
    const asking =
      protocol === 'https:' ? https({ ...options, servername: hostname, rejectUnauthorized: false }) : http(options);
    asking.on('error', reject).on('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(pieces).toString() }),
      );
    });
    asking.end();
  });
}

describe('one port', () => {
  it.each(['https', 'http'] as const)('answers %s for any host and remembers the request', async (scheme) => {
    web.title = 'Урок';
    const { status, text } = await get(`${scheme}://any.example/path?q=1`);
    expect(status).toBe(200);
    expect(text).toContain('<title>Урок</title><h1>any.example</h1>');
    expect(web.requestsTo('any.example')).toMatchObject([{ scheme, method: 'GET', path: '/path?q=1' }]);
    expect(web.requestsTo('other.example')).toEqual([]);
  });

  it('accepts a ClientHello in several chunks', async () => {
    const slow = createServer((client) => {
      const onward = connect(web.port, '127.0.0.1');
      for (const socket of [client, onward]) socket.on('error', () => socket.destroy());
      onward.pipe(client);
      client.once('data', (hello) => {
        onward.write(hello.subarray(0, 3));
        setTimeout(() => {
          onward.write(hello.subarray(3));
          client.pipe(onward);
        }, 20);
      });
    });
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    expect((await get('https://pieces.example/', (slow.address() as AddressInfo).port)).status).toBe(200);
    slow.close();
  });
});

describe('answers', () => {
  it('prefers the response of a path to that of its host', async () => {
    web.at('a.example', { title: 'host' }).at('a.example/b', { title: 'path' });
    expect((await get('https://a.example/b?c')).text).toContain('<title>path</title>');
    expect((await get('https://a.example/')).text).toContain('<title>host</title>');
  });

  it('can redirect, be a file, be empty, be made by a function', async () => {
    web
      .at('r.example', { status: 302, headers: { location: 'https://a.example/' } })
      .at('f.example', { headers: { 'content-disposition': 'attachment' }, raw: 'file' })
      .at('e.example', { status: 204 })
      .at('w.example', (_request, _response, { path }) => ({ raw: path }));
    expect(await get('https://r.example/')).toMatchObject({ status: 302, headers: { location: 'https://a.example/' } });
    expect(await get('https://f.example/')).toMatchObject({ text: 'file' });
    expect(await get('https://e.example/')).toMatchObject({ status: 204, text: '' });
    expect(await get('https://w.example/x')).toMatchObject({ text: '/x' });
  });

  it('can be slow', async () => {
    web.at('s.example', { delay: 80 });
    const started = Date.now();
    await get('https://s.example/');
    expect(Date.now() - started).toBeGreaterThanOrEqual(75);
  });
});

describe('faults', () => {
  it.each(['https', 'http'] as const)('breaks %s connections of one host only', async (scheme) => {
    web.fail('t.me', 'reset');
    await expect(get(`${scheme}://t.me/x`)).rejects.toThrow(/ECONNRESET|hang up/);
    expect((await get(`${scheme}://start.me/`)).status).toBe(200);
    web.heal('t.me');
    expect((await get(`${scheme}://t.me/x`)).status).toBe(200);
  });

  it('closes the connection or never responds', async () => {
    web.fail('c.example', 'close').fail('m.example', 'mute');
    await expect(get('https://c.example/')).rejects.toThrow();
    const answer = get('https://m.example/').then(
      () => 'answered',
      () => 'broken',
    );
    const silence = new Promise((resolve) => setTimeout(resolve, 150, 'silent'));
    expect(await Promise.race([answer, silence])).toBe('silent');
  });
});
