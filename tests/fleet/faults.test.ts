import { expect, test } from 'vitest';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { runStorm } from '../../fleet/simulate/storm.ts';
import { aGateway, anEngine, tokens } from './test-engine.ts';

test('reports exactly 10,000 incidents after 30 % faults and three kills of the engine', async () => {
  const engine = await anEngine();
  const days = Array.from({ length: 10 }, (_, day) => shownDay(1 + day));
  const storm = { pcs: 50, days, entries: 20, faults: 0.3, kills: 3, seed: 7 };
  const { wanted, arrived, sent, met, kills } = await runStorm(engine, await aGateway(engine), tokens.write, storm);
  expect(wanted).toBe(10_000);
  expect(sent.entries).toBe(wanted);
  expect(arrived).toEqual({ entries: wanted, ids: wanted, reported: wanted });
  expect(kills).toBe(3);
  expect(Object.entries(met).filter(([, times]) => times === 0)).toEqual([]);
});
