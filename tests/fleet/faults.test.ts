import { expect, test } from 'vitest';
import { weather } from '../../fleet/simulate/storm.ts';
import { aGateway, anEngine, shownDay, tokens } from './an-engine.ts';

test('10,000 entries arrive once each through 30 % faults and three kills of the engine', async () => {
  const engine = await anEngine();
  const days = Array.from({ length: 10 }, (_, day) => shownDay(1 + day));
  const storm = { pcs: 50, days, entries: 20, faults: 0.3, kills: 3, seed: 7 };
  const { wanted, arrived, sent, met, kills } = await weather(engine, await aGateway(engine), tokens.write, storm);
  expect(wanted).toBe(10_000);
  expect(sent.entries).toBe(wanted);
  expect(arrived).toMatchObject({ entries: wanted, ids: wanted });
  // The report counts the incidents among them.
  expect(arrived.incidents).toBeGreaterThan(4000);
  expect(arrived.reported).toBe(arrived.incidents);
  expect(kills).toBe(3);
  expect(Object.entries(met).filter(([, times]) => times === 0)).toEqual([]);
});
