import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { batchLimit, takeBatch } from '../../core/region/batch.ts';
import { readResponse } from '../../core/region/response.ts';
import { seeded } from '../../fleet/simulate/chance.ts';
import { entriesOfDay } from '../../fleet/simulate/entries.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { aGateway, anEngine, tokens } from './test-engine.ts';

const sender = { site: 'lyceum-1', place: 'Каб. 12', version: '0.1.0' };
const { body } = takeBatch(entriesOfDay(seeded(1), shownDay(3), 20), sender);

const post = (address: string, sent: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${address}/v1/logs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.write}`, 'content-type': 'application/json', ...headers },
    body: sent as BodyInit,
  });

const zipped = { 'content-encoding': 'gzip' };

test('stores requests of the extension, plain or gzip, and acknowledges as OTLP', async () => {
  const engine = await anEngine();
  const address = await aGateway(engine);
  const largest = takeBatch(entriesOfDay(seeded(2), shownDay(4), batchLimit.entries), sender);
  for (const response of [
    await post(address, body),
    await post(address, gzipSync(body), zipped),
    await post(address, gzipSync(largest.body), zipped),
  ]) {
    const answer = readResponse(response.status, null, await response.text(), new Date());
    expect(answer).toEqual({ kind: 'acknowledged' });
  }
  const [stored] = await engine.query(
    "SELECT uniqExact(uid) AS entries, countIf(day_id = uid AND kind = 'seal' AND lessons = 7 AND count > 0) AS seals, groupUniqArray(place) AS places FROM dezhurny.entries FINAL",
  );
  expect(stored).toEqual({ entries: 20 + batchLimit.entries, seals: 2, places: ['Каб. 12'] });
});

test('rejects requests without a valid token, whatever their body', async () => {
  const engine = await anEngine();
  const address = await aGateway(engine);
  for (const authorization of [
    '',
    'Bearer',
    `Bearer ${tokens.write}x`,
    `Basic ${tokens.write}`,
    `Bearer ${tokens.read}`,
  ]) {
    const response = await post(address, body, { authorization });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain(tokens.write);
  }
  const report = `${address}/report/report_lines`;
  expect((await fetch(report)).status).toBe(401);
  expect((await fetch(report, { headers: { authorization: `Bearer ${tokens.write}` } })).status).toBe(401);
  expect(await engine.query('SELECT * FROM dezhurny.entries')).toEqual([]);
});

test('serves a token’s burst, then asks to come back, and loses nothing of what it acknowledged', async () => {
  const engine = await anEngine();
  const address = await aGateway(engine, { perSecond: 0.01, burst: 3 });
  const answers = await Promise.all(Array.from({ length: 5 }, () => post(address, body)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 429, 429]);
  const refused = answers.find(({ status }) => status === 429);
  const wait = Number(refused?.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(90);
  expect(readResponse(429, `${wait}`, '', new Date())).toEqual({ kind: 'retry', retryAfter: wait * 1000 });
  // The token for reading has another bucket.
  const asked = { headers: { authorization: `Bearer ${tokens.read}` } };
  expect((await fetch(`${address}/report/report_months`, asked)).status).toBe(200);
});

test('rejects invalid logs, gzip bombs and too many entries, and keeps serving', async () => {
  const engine = await anEngine();
  const address = await aGateway(engine);
  const bad: [sent: string | Uint8Array, status: number, headers?: Record<string, string>][] = [
    ['', 400],
    ['{', 400],
    ['{"resourceLogs":{}}', 400],
    [body.replace('lyceum-1', 'Лицей'), 400],
    [body.replaceAll('log.record.uid', 'log.record.id'), 400],
    [body.replace('"stringValue":"lyceum-1"', '"kvlistValue":{}'), 400],
    [body.replace(/(dezhurny\.system","value":)\{[^}]*\}/, '$1{"boolValue":true}'), 400],
    ['not gzip', 400, zipped],
    [gzipSync(body).subarray(0, 200), 400, zipped],
    [gzipSync(Buffer.alloc(64 * 1024 * 1024)), 413, zipped],
    [new Uint8Array(600 * 1024), 413],
  ];
  for (const [sent, status, headers] of bad) expect((await post(address, sent, headers)).status).toBe(status);
  expect((await post(address, body)).status).toBe(200);
  expect(await engine.query('SELECT count() AS n FROM dezhurny.entries')).toEqual([{ n: 20 }]);
});

test('responds 503 with Retry-After while the engine is down', async () => {
  const engine = await anEngine();
  const address = await aGateway(engine);
  await engine.stop();
  const response = await post(address, body);
  expect(readResponse(response.status, response.headers.get('retry-after'), await response.text(), new Date())).toEqual(
    {
      kind: 'retry',
      retryAfter: 1000,
    },
  );
});

test('allows requests from the origin of an extension (CORS)', async () => {
  const address = await aGateway(await anEngine());
  const asked = await fetch(`${address}/v1/logs`, { method: 'OPTIONS' });
  expect(asked.status).toBe(204);
  expect(asked.headers.get('access-control-allow-origin')).toBe('*');
  for (const name of ['authorization', 'content-encoding', 'content-type']) {
    expect(asked.headers.get('access-control-allow-headers')).toContain(name);
  }
});

test('serves the views of reports and nothing else', async () => {
  const engine = await anEngine();
  const address = await aGateway(engine);
  await post(address, body);
  const read = (path: string): Promise<Response> =>
    fetch(`${address}${path}`, { headers: { authorization: `Bearer ${tokens.read}` } });
  const months = await (await read('/report/report_months')).json();
  // A single PC is suppressed.
  expect(months).toMatchObject([{ month: shownDay(1), incidents: null, pcs_at_least: null }]);
  for (const view of ['report_lines', 'report_sites']) expect((await read(`/report/${view}`)).status).toBe(200);
  for (const path of ['/report/entries', '/report/day_sums', '/report/report_lines;', '/report/', '/?query=SELECT+1']) {
    expect((await read(path)).status).toBe(404);
  }
});
