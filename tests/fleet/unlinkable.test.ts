import { expect, test } from 'vitest';
import { seeded } from '../../fleet/simulate/chance.ts';
import { siteOf } from '../../fleet/simulate/crowd.ts';
import { entriesOfDay } from '../../fleet/simulate/entries.ts';
import { sendAll } from '../../fleet/simulate/pc.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { aGateway, anEngine, tokens } from './test-engine.ts';

/** Columns whose values many PCs share: enums, small numbers, the site and the place. */
const common = new Set(
  'site place kind lesson hour system item surface mode reason noticed outcome pack scope cause missing lessons count'
    .split(' ')
    .concat('until_day', 'until_lesson'),
);
const nothing = '00000000-0000-0000-0000-000000000000';

test('two days of one PC share no value but enums, the site and the place', async () => {
  const engine = await anEngine();
  const target = { address: await aGateway(engine), token: tokens.write, timeoutMs: 30_000, delayScale: 0.01 };
  const days = [shownDay(3), shownDay(4)] as const;
  const owner = new Map<string, number>();
  const pcs = Array.from({ length: 1000 }, (_, pc) => pc);
  const send = async (pc: number): Promise<void> => {
    const chance = seeded(pc);
    const sender = { site: siteOf(pc), place: `Каб. ${pc % 20}`, version: '0.1.0' };
    const both = days.flatMap((day) => entriesOfDay(chance, day, 4));
    for (const { dayId } of both) owner.set(dayId, pc);
    await sendAll(both, sender, target, chance);
  };
  for (let first = 0; first < 1000; first += 250) await Promise.all(pcs.slice(first, first + 250).map(send));

  const rows = await engine.query<Record<string, unknown>>('SELECT * FROM dezhurny.entries FINAL');
  expect(rows).toHaveLength(1000 * 2 * 4);
  /** Days of PCs by identifying value. */
  const seen = new Map<string, Set<string>>();
  for (const row of rows) {
    const pcAndDay = `${owner.get(`${row.day_id}`)} ${row.day}`;
    for (const [column, value] of Object.entries(row)) {
      if (common.has(column) || column === 'day' || value === nothing) continue;
      const places = seen.get(`${value}`) ?? new Set();
      seen.set(`${value}`, places.add(pcAndDay));
    }
  }
  expect([...seen].filter(([, places]) => places.size > 1)).toEqual([]);
  expect(new Set(owner.values()).size).toBe(1000);
  // Every value of a common column is shared by at least 20 PCs.
  const [rare] = await engine.query(
    `SELECT ${[...common].map((column) => `min(${column}_pcs) AS ${column}`).join(', ')} FROM (SELECT ${[...common]
      .map((column) => `uniqExact(day_id) OVER (PARTITION BY ${column}) AS ${column}_pcs`)
      .join(', ')} FROM dezhurny.entries FINAL)`,
  );
  expect(Object.entries(rare ?? {}).filter(([, sharing]) => Number(sharing) < 20)).toEqual([]);
});
