import { beforeAll, expect, test } from 'vitest';
import { collectorBinary } from '../../fleet/collector/binary.ts';
import type { Engine } from '../../fleet/engine.ts';
import { seeded } from '../../fleet/simulate/chance.ts';
import { auditedDay } from '../../fleet/simulate/entries.ts';
import { nothingSent, sendAll } from '../../fleet/simulate/pc.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { until } from '../../harness/until.ts';
import { aCollector, otherToken, token } from './test-collector.ts';

// The first build takes minutes.
beforeAll(() => void collectorBinary(), 25 * 60_000);

test('collector.yaml is valid, and a misspelt field is named', async (context) => {
  const { collector } = await aCollector(context);
  expect(collector.validate()).toBe('');
  const { collector: wrong } = await aCollector(context, { changes: { exporters: { clickhouse: { databse: 'x' } } } });
  expect(wrong.validate()).toContain('databse');
});

test('a wrong token is refused, and an extension may ask from its origin', async (context) => {
  const { collector } = await aCollector(context);
  await collector.start();
  const address = `${collector.address}/v1/logs`;
  const headers = { 'content-type': 'application/json', authorization: 'Bearer another' };
  expect((await fetch(address, { method: 'POST', headers, body: '{}' })).status).toBe(401);
  const preflight = {
    origin: 'chrome-extension://jbmdfdkhimlnbocepheiafokfgjofgng',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-encoding,content-type',
  };
  const allowed = await fetch(address, { method: 'OPTIONS', headers: preflight });
  expect(allowed.headers.get('access-control-allow-origin')).toBe(preflight.origin);
  expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization');
  expect(collector.log).not.toContain(token);
});

test('500 entries arrive once although Collector and engine are killed on the way', async (context) => {
  const { collector, engine } = await aCollector(context);
  await collector.start();
  const sent = nothingSent();
  const days = Array.from({ length: 5 }, (_, day) => shownDay(1 + day));
  const pcs = Array.from({ length: 5 }, async (_, pc) => {
    const chance = seeded(11 + pc);
    const entries = days.flatMap((day) => auditedDay(chance, day, 20));
    const target = { address: collector.address, token, timeoutMs: 5000, delayScale: 0.05 };
    await sendAll(entries, { site: 'lyceum-1', place: null, version: '0.1.0' }, target, chance, sent);
  });
  const killer = async (): Promise<void> => {
    await until(() => sent.entries > 0, { every: 5, timeout: 60_000, what: 'the first entries to be acknowledged' });
    await collector.kill();
    await engine.kill();
    await collector.start();
  };
  await Promise.all([killer(), ...pcs]);
  expect(sent.entries).toBe(500);
  await until(async () => (await stored(engine)).entries === 500, {
    timeout: 120_000,
    every: 500,
    what: '500 entries',
  });
  expect(await stored(engine)).toEqual({ entries: 500, ids: 500 });
});

test('a full queue refuses PCs, which keep the rest, and nothing is lost', async (context) => {
  const changes = { exporters: { clickhouse: { sending_queue: { queue_size: 60_000 } } } };
  const { collector, engine } = await aCollector(context, { changes });
  await engine.stop();
  await collector.start();
  const chance = seeded(23);
  const entries = Array.from({ length: 25 }, (_, day) => auditedDay(chance, shownDay(1 + day), 20)).flat();
  const target = { address: collector.address, token, timeoutMs: 5000, delayScale: 0.005 };
  const sent = nothingSent();
  const sending = sendAll(entries, { site: 'lyceum-1', place: null, version: '0.1.0' }, target, chance, sent);
  await until(() => sent.failures >= 3, { timeout: 60_000, every: 20, what: 'refusals' });
  expect(sent.entries).toBeLessThan(500);
  await engine.start();
  await sending;
  await until(async () => (await stored(engine)).entries === 500, {
    timeout: 120_000,
    every: 500,
    what: '500 entries',
  });
});

test('a withdrawn token is refused at once, and that of another school is not', async (context) => {
  const { collector } = await aCollector(context);
  await collector.start();
  const statusFor = async (bearer: string): Promise<number> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
    return (await fetch(`${collector.address}/v1/logs`, { method: 'POST', headers, body: '{}' })).status;
  };
  expect(await statusFor(token)).toBe(200);
  collector.replaceTokens([otherToken]);
  await until(async () => (await statusFor(token)) === 401, { timeout: 10_000, every: 50, what: 'the refusal' });
  expect(await statusFor(otherToken)).toBe(200);
});

test('what arrives while the engine is down waits on the disk of the Collector', async (context) => {
  const { collector, engine } = await aCollector(context);
  await engine.stop();
  await collector.start();
  const chance = seeded(3);
  const target = { address: collector.address, token, timeoutMs: 5000, delayScale: 0.05 };
  await sendAll(
    auditedDay(chance, shownDay(1), 20),
    { site: 'lyceum-1', place: null, version: '0.1.0' },
    target,
    chance,
  );
  await collector.kill();
  await collector.start();
  await engine.start();
  await until(async () => (await stored(engine)).entries === 20, { timeout: 120_000, every: 500, what: '20 entries' });
});

async function stored(engine: Engine): Promise<{ entries: number; ids: number }> {
  const [row = { entries: 0, ids: 0 }] = await engine.query<{ entries: number; ids: number }>(
    "SELECT count() AS entries, uniqExact(uid) AS ids FROM dezhurny.entries FINAL WHERE kind = 'incident'",
  );
  return row;
}
