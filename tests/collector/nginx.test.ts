import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, onTestFinished, type TestContext, test } from 'vitest';
import { takeBatch } from '../../core/region/batch.ts';
import { collectorBinary } from '../../fleet/collector/binary.ts';
import type { Engine } from '../../fleet/engine.ts';
import { fileOf } from '../../fleet/schema.ts';
import { seeded } from '../../fleet/simulate/chance.ts';
import { sumOfDay } from '../../fleet/simulate/entries.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { trustedCertificate } from '../../harness/certificate.ts';
import { freePort } from '../../harness/free-port.ts';
import { commandOf } from '../../harness/unpacked-command.ts';
import { until } from '../../harness/until.ts';
import { aFolder } from '../fleet/test-engine.ts';
import { aCollector, otherToken, token } from './test-collector.ts';

const origin = 'chrome-extension://jbmdfdkhimlnbocepheiafokfgjofgng';

// The first build takes minutes.
beforeAll(() => void collectorBinary(), 25 * 60_000);

/** Send a body as the extension does. */
const post = (address: string, authorization: string, body: string | Buffer = '{}'): Promise<Response> =>
  fetch(`${address}/v1/logs`, {
    method: 'POST',
    headers: {
      origin,
      authorization: `Bearer ${authorization}`,
      'content-type': 'application/json',
      ...(typeof body !== 'string' && { 'content-encoding': 'gzip' }),
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });

test('nginx passes what the extension sends to a Collector, and its refusals back', async (context) => {
  const { address, engine } = await aRegion(context);
  const item = sumOfDay(seeded(1), shownDay(3), 4);
  const { body } = takeBatch([item], { site: 'lyceum-1', place: null, version: '0.1.0' });
  expect((await post(address, token, gzipSync(body))).status).toBe(200);
  const arrived = async (): Promise<number> =>
    (await engine.query('SELECT 1 FROM dezhurny.day_sums FINAL WHERE incidents = 4')).length;
  await until(async () => (await arrived()) === 1, { timeout: 60_000, every: 200, what: 'the sum' });
  expect((await post(address, 'another')).status).toBe(401);
  expect((await fetch(`${address}/v1/traces`, { method: 'POST' })).status).toBe(404);
  const preflight = { origin, 'access-control-request-method': 'POST' };
  const allowed = await fetch(`${address}/v1/logs`, { method: 'OPTIONS', headers: preflight });
  expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
  const large = await post(address, token, JSON.stringify('x'.repeat(300 * 1024)));
  expect([large.status, large.headers.get('access-control-allow-origin')]).toEqual([413, '*']);
});

test('nginx limits the requests with one token, and not those of another school', async (context) => {
  const { address } = await aRegion(context);
  const began = Date.now();
  const answers: Response[] = [];
  for (let round = 0; round < 7; round += 1) {
    answers.push(...(await Promise.all(Array.from({ length: 100 }, () => post(address, token)))));
  }
  const filled = (5 * (Date.now() - began)) / 1000;
  const served = answers.filter(({ status }) => status === 200).length;
  expect(served).toBeGreaterThanOrEqual(500);
  expect(served).toBeLessThanOrEqual(502 + filled);
  const refused = answers.filter(({ status }) => status === 429);
  expect(served + refused.length).toBe(700);
  expect(refused[0]?.headers.get('retry-after')).toBe('60');
  expect(refused[0]?.headers.get('access-control-allow-origin')).toBe('*');
  expect(refused[0]?.headers.get('access-control-expose-headers')).toBe('Retry-After');
  expect((await post(address, otherToken)).status).toBe(200);
});

test('guessed tokens are limited by the address that they come from', async (context) => {
  const { address } = await aRegion(context);
  const statuses: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    const guesses = Array.from({ length: 100 }, (_, nth) => post(address, `guess-${round}-${nth}`));
    statuses.push(...(await Promise.all(guesses)).map(({ status }) => status));
  }
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
});

/** Start a Collector behind nginx with the file of the region; skip the test with a reason where one cannot be had. */
async function aRegion(context: TestContext): Promise<{ address: string; engine: Engine }> {
  const nginx = commandOf('nginx', 'usr/sbin/nginx', '-v');
  if (!nginx) return context.skip('nginx is neither installed nor to be had by apt');
  const { collector, engine } = await aCollector(context);
  await collector.start();
  const folder = aFolder();
  const port = await freePort();
  const { key, cert } = await trustedCertificate();
  for (const [name, text] of Object.entries({ 'key.pem': key, 'cert.pem': cert, 'collectors.pem': cert })) {
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, new URL(collector.address).port));
  const running = spawn(nginx, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  onTestFinished(() => void running.kill());
  const address = `https://localhost:${port}`;
  const answers = (): Promise<boolean> =>
    fetch(address).then(
      ({ status }) => status === 404,
      () => false,
    );
  await until(answers, { timeout: 30_000, every: 50, what: 'the answer of nginx' });
  return { address, engine };
}

/** Return a whole configuration around the region's file, with the ports, the names and the folder of this test. */
function configuration(folder: string, port: number, collectorPort: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const region = readFileSync(fileOf('collector/nginx.conf'), 'utf8')
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace('127.0.0.1:4318', `127.0.0.1:${collectorPort}`)
    .replaceAll('/etc/ssl/dezhurny', folder)
    .replace('/var/log/nginx', folder)
    .replace(/proxy_ssl_name .*;/, 'proxy_ssl_name localhost;');
  return `daemon off; master_process off; pid ${folder}/pid; error_log stderr;
events { worker_connections 1024; }
http { ${temporary.join(' ')}
${region}
}`;
}
