import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { expect, it, onTestFinished } from 'vitest';
import { serveKit } from '../../../kit/serve.ts';
import { temporaryFolder } from '../../fixtures/kit-example.ts';

function kitFolder(): string {
  const folder = join(temporaryFolder(), 'www');
  mkdirSync(folder);
  writeFileSync(join(folder, 'dezhurny-1.2.3.crx'), '0123456789');
  writeFileSync(join(folder, 'dezhurny-1.2.3.xpi'), 'xpi');
  writeFileSync(join(folder, 'updates.xml'), '<gupdate/>');
  writeFileSync(join(folder, 'updates.json'), '{}');
  writeFileSync(join(folder, '../key.pem'), 'secret');
  return folder;
}

async function started(folder: string, more: object = {}): Promise<number> {
  const server = await serveKit(folder, { port: 0, host: '127.0.0.1', ...more });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

it.each([
  ['dezhurny-1.2.3.crx', 'application/x-chrome-extension'],
  ['dezhurny-1.2.3.xpi', 'application/x-xpinstall'],
  ['updates.xml', 'application/xml; charset=utf-8'],
  ['updates.json', 'application/json; charset=utf-8'],
])('gives %s out as %s, under any path', async (name, type) => {
  const port = await started(kitFolder());
  for (const path of ['', 'dezhurny/']) {
    const response = await fetch(`http://127.0.0.1:${port}/${path}${name}?os=linux&x=id%3D1`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('accept-ranges')).toBe('bytes');
  }
});

it.each([
  ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
  ['bytes=0-0', 206, '0', 'bytes 0-0/10'],
  ['bytes=8-', 206, '89', 'bytes 8-9/10'],
  ['bytes=-3', 206, '789', 'bytes 7-9/10'],
  ['bytes=50-', 416, undefined, 'bytes */10'],
])('answers the range %s', async (range, status, text, content) => {
  const port = await started(kitFolder());
  const response = await fetch(`http://127.0.0.1:${port}/dezhurny-1.2.3.crx`, { headers: { range } });
  expect(response.status).toBe(status);
  expect(response.headers.get('content-range')).toBe(content);
  if (text) expect(await response.text()).toBe(text);
});

it('serves a changed kit at once, and nothing outside its folder', async () => {
  const folder = kitFolder();
  const port = await started(folder);
  writeFileSync(join(folder, 'updates.xml'), '<gupdate new="1"/>');
  expect(await (await fetch(`http://127.0.0.1:${port}/updates.xml`)).text()).toContain('new');
  for (const path of ['../key.pem', '%2e%2e/key.pem', '..%2fkey.pem', '', 'none']) {
    expect((await fetch(`http://127.0.0.1:${port}/${path}`)).status, path).toBeGreaterThanOrEqual(400);
  }
});

it('serves over HTTPS with a certificate', async () => {
  const folder = kitFolder();
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'school' }], { algorithm: 'sha256' });
  const paths = { certificate: join(folder, '../cert.pem'), key: join(folder, '../tls.pem') };
  writeFileSync(paths.certificate, cert);
  writeFileSync(paths.key, key);
  const port = await started(folder, paths);
  const status = await new Promise((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, path: '/updates.xml', ca: cert, checkServerIdentity: () => undefined },
      ({ statusCode }) => resolve(statusCode),
    )
      .on('error', reject)
      .end();
  });
  expect(status).toBe(200);
});
