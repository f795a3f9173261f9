import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeCertificate } from '../../../harness/certificate.ts';
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

/** Send a request line as it stands, which fetch would normalise, and return the status line. */
async function statusLine(port: number, line: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${line}\r\nHost: school\r\nConnection: close\r\n\r\n`);
  return (await text(socket)).split('\r\n')[0] ?? '';
}

it.each(['//', '/\\\\', '///etc/passwd', 'http://', 'http://[', '/%', '/%00', '/..', '?'])(
  'stays up after a request for %j',
  async (target) => {
    const port = await started(kitFolder());
    expect(await statusLine(port, `GET ${target} HTTP/1.1`)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await fetch(`http://127.0.0.1:${port}/updates.xml`)).status).toBe(200);
  },
);

it('serves a request in absolute form', async () => {
  const port = await started(kitFolder());
  expect(await statusLine(port, 'GET http://school/dezhurny/updates.xml HTTP/1.1')).toBe('HTTP/1.1 200 OK');
});

it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s and names what it takes', async (method) => {
  const port = await started(kitFolder());
  const response = await fetch(`http://127.0.0.1:${port}/updates.xml`, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD');
  expect(await response.text()).toBe('');
});

/** Write a certificate of a name and its key, and return their paths. */
async function pair(folder: string, name: string) {
  const { cert, key } = await makeCertificate(name);
  const files = { certificate: join(folder, `${name}.pem`), key: join(folder, `${name}-key.pem`) };
  writeFileSync(files.certificate, cert);
  writeFileSync(files.key, key);
  return { files, cert, key };
}

/** Ask over a new HTTPS connection. */
function overHttps(port: number): Promise<{ status: number | undefined; name: unknown }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/updates.xml', rejectUnauthorized: false, agent: false }, (response) => {
      resolve({
        status: response.statusCode,
        name: (response.socket as TLSSocket).getPeerCertificate().subject.CN,
      });
      response.resume();
    })
      .on('error', reject)
      .end();
  });
}

it('serves over HTTPS, and takes a renewed certificate when its key is there too', async () => {
  const folder = kitFolder();
  const first = await pair(join(folder, '..'), 'first');
  const second = await pair(join(folder, '..'), 'second');
  const warned: string[] = [];
  const port = await started(folder, { ...first.files, warn: (line: string) => warned.push(line) });
  expect(await overHttps(port)).toEqual({ status: 200, name: 'first' });
  writeFileSync(first.files.certificate, second.cert);
  expect(await overHttps(port)).toEqual({ status: 200, name: 'first' });
  expect(warned).toEqual([expect.stringContaining('остаётся прежний')]);
  writeFileSync(first.files.key, second.key);
  expect(await overHttps(port)).toEqual({ status: 200, name: 'second' });
});

describe('npm run kit -- serve', () => {
  const codebase = 'codebase="http://127.0.0.1:8640/dezhurny/dezhurny-1.2.3.crx"';

  /** Start the command on a kit; what it says is collected. */
  function command(words: readonly string[], through: readonly string[] = []) {
    const folder = kitFolder();
    writeFileSync(join(folder, 'updates.xml'), `<updatecheck ${codebase}/>`);
    const script = join(import.meta.dirname, '../../../scripts/kit.ts');
    const line = [...through, process.execPath, script, 'serve', '--out', join(folder, '..'), '--host', '127.0.0.1'];
    const [program = '', ...rest] = [...line, ...words];
    const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    return { folder, child, said: text(child.stderr), ended: once(child, 'exit') };
  }

  it.each(['', 'abc', '70000', '-1', '8640.5'])('names --port %j as invalid', async (port) => {
    const { said, ended } = command([`--port=${port}`]);
    expect(await said).toMatch(/^--port .*: нужно целое число от 1 до 65535/);
    expect((await ended)[0]).toBe(1);
  });

  it('names a port in use', async () => {
    const port = await started(kitFolder());
    expect(await command(['--port', `${port}`]).said).toMatch(/^порт \d+ занят/);
  });

  it.each([
    ['a missing certificate', ['none.pem', 'first-key.pem'], /^--cert .*: файла нет/],
    ['a key instead of a certificate', ['first-key.pem', 'first-key.pem'], /^--cert .*: это не сертификат/],
    ['a certificate instead of a key', ['first.pem', 'first.pem'], /^--tls-key .*: это не закрытый ключ/],
    ['the key of another certificate', ['first.pem', 'second-key.pem'], /^--tls-key .*: ключ не от сертификата/],
  ])('names %s', async (_, [certificate = '', key = ''], problem) => {
    const folder = kitFolder();
    for (const name of ['first', 'second']) await pair(folder, name);
    const { said } = command(['--port', '0', '--cert', join(folder, certificate), '--tls-key', join(folder, key)]);
    expect(await said).toMatch(problem);
  });

  it('says that kit.json has another address', async () => {
    const { child, said } = command(['--port', '0']);
    await once(createInterface(child.stdout), 'line');
    child.kill('SIGTERM');
    expect(await said).toMatch(
      /Внимание. Компьютеры возьмут расширение по адресу http:\/\/127\.0\.0\.1:8640\/ .* а здесь/,
    );
  });

  it.skipIf(process.platform === 'win32')('frees the port when the process that started it is killed', async () => {
    const { child } = command(['--port', '0'], ['sh', '-c', '"$@"; exit', 'sh']);
    const [address] = await once(createInterface(child.stdout), 'line');
    const port = Number(new URL(String(address)).port);
    const streamEnd = once(child.stdout, 'end');
    child.kill('SIGKILL');
    await streamEnd; // The server holds the other end of the pipe for as long as it lives.
    await expect(fetch(`http://127.0.0.1:${port}/updates.xml`)).rejects.toThrow();
  });
});
