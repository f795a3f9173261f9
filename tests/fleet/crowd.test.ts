import { expect, test } from 'vitest';
import { firstDelay } from '../../core/region/backoff.ts';
import { crowd } from '../../fleet/simulate/crowd.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { aGateway, anEngine, tokens } from './test-engine.ts';

test('stores 20 entries of each of 500 PCs after one bell, without a retry', async () => {
  const engine = await anEngine();
  const target = { address: await aGateway(engine), token: tokens.write, timeoutMs: 30_000, delayScale: 1 / 500 };
  const sent = await crowd({ pcs: 500, detail: 'entries', entries: 20, day: shownDay(3), seed: 3 }, target);
  expect(sent).toMatchObject({ entries: 10_000, requests: 500, failures: 0 });
  // The 45 minutes of random delay, scaled down to 5.4 s.
  expect(target.delayScale * firstDelay(1)).toBeCloseTo(5400);
  expect(await engine.query('SELECT uniqExact(uid) AS n, uniqExact(day_id) AS pcs FROM dezhurny.entries')).toEqual([
    { n: 10_000, pcs: 500 },
  ]);
});
