import { expect, test } from 'vitest';
import { seeded } from '../../fleet/simulate/chance.ts';
import { entriesOfDay } from '../../fleet/simulate/entries.ts';
import { Faults, faults } from '../../fleet/simulate/faults.ts';
import { nothingSent, sendAll, type Target } from '../../fleet/simulate/pc.ts';
import { aGateway, anEngine, shownDay, tokens } from './an-engine.ts';

test('10,000 entries arrive once each through 30 % faults and three kills of the engine', async () => {
  const engine = await anEngine();
  const network = new Faults(await aGateway(engine), 0.3, seeded(7));
  const target: Target = { address: await network.listen(), token: tokens.write, patience: 2000, scale: 0.02 };
  const sent = nothingSent();
  const pcs = Array.from({ length: 50 }, async (_, pc) => {
    const chance = seeded(pc);
    const days = Array.from({ length: 10 }, (_, day) => entriesOfDay(chance, shownDay(1 + day), 20));
    return sendAll(days.flat(), { site: `lyceum-${pc % 5}`, place: null, version: '0' }, target, chance, sent);
  });
  let kills = 0;
  const killer = (async () => {
    for (const share of [0.2, 0.5, 0.8]) {
      while (sent.entries < 10_000 * share) await new Promise((resolve) => setTimeout(resolve, 5));
      await engine.kill();
      kills += 1;
    }
  })();
  await Promise.all([...pcs, killer]);
  await network.close();

  expect(kills).toBe(3);
  expect(sent.entries).toBe(10_000);
  expect(faults.filter((fault) => network.met[fault] === 0)).toEqual([]);
  const [counted] = await engine.query('SELECT count() AS entries, uniqExact(uid) AS ids FROM dezhurny.entries FINAL');
  expect(counted).toEqual({ entries: 10_000, ids: 10_000 });
  // What the report counts, of the incidents alone.
  const [truth] = await engine.query("SELECT uniqExact(uid) AS n FROM dezhurny.entries WHERE kind = 'incident'");
  const [report] = await engine.query('SELECT sum(incidents) AS n FROM dezhurny.report_months');
  expect(report).toEqual(truth);
});
