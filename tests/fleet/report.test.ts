import { expect, test } from 'vitest';
import { readTotals } from '../../core/region/region-totals.ts';
import { suppressLine } from '../../core/report/suppression.ts';
import type { Engine } from '../../fleet/engine.ts';
import { seeded, uuid } from '../../fleet/simulate/chance.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { leeway } from './line-attack.ts';
import { anEngine } from './test-engine.ts';

const FEWEST = 16;

/** Incidents by PC, day and system. */
type Truth = { pc: number; day: number; system: number; count: number }[];

const chance = seeded(1);
const upTo = (most: number): number => 1 + Math.floor(chance() * most);

/** Random incidents: some systems are opened on many PCs, others on few. */
function someTruth(): Truth {
  const [pcs, systems] = [upTo(80), upTo(7)];
  return Array.from({ length: upTo(200) }, () => ({
    pc: upTo(pcs),
    day: Math.ceil(chance() ** 2 * 3),
    system: Math.ceil(chance() ** 3 * systems),
    count: chance() < 0.8 ? 1 : upTo(30),
  }));
}

const nameOf = (system: number): string => `system-${system}`;

/** Rows of the table; a PC has a different id each day. */
function rowsOf(truth: Truth, ago: number): string[] {
  const ids = new Map<string, string>();
  return truth.flatMap(({ pc, day, system, count }) => {
    const dayId = ids.get(`${pc} ${day}`) ?? uuid(chance);
    ids.set(`${pc} ${day}`, dayId);
    const row = { day: shownDay(day, ago), day_id: dayId, kind: 'incident', site: 'lyceum-1', system: nameOf(system) };
    return Array.from({ length: count }, () => JSON.stringify({ ...row, uid: uuid(chance) }));
  });
}

/** Incidents and the PCs of the busiest day. */
function cellOf(truth: Truth): { count: number; pcs: number } {
  const pcs = [1, 2, 3].map((day) => new Set(truth.filter((one) => one.day === day).map(({ pc }) => pc)).size);
  return { count: truth.reduce((sum, { count }) => sum + count, 0), pcs: Math.max(...pcs) };
}

interface Line {
  month: string;
  value: string;
  incidents: number | null;
  total: number | null;
}

/** Insert many data sets at once, each in a separate past month that the TTL has not deleted. */
async function showAll(engine: Engine, truths: readonly Truth[]): Promise<Line[][]> {
  await engine.run('SYSTEM STOP MERGES dezhurny.entries');
  for (const [ago, truth] of truths.entries()) await engine.insert('dezhurny.entries', rowsOf(truth, ago).join('\n'));
  const lines = await engine.query<Line>("SELECT * FROM dezhurny.report_lines WHERE line = 'system' ORDER BY value");
  return truths.map((_, ago) => lines.filter(({ month }) => month === shownDay(1, ago)));
}

test('a line equals core/report/suppression, and subtraction reveals no suppressed number', async () => {
  const truths = Array.from({ length: 80 }, someTruth);
  const shown = await showAll(await anEngine(), truths);
  let withheld = 0;
  for (const [i, truth] of truths.entries()) {
    const systems = [...new Set(truth.map(({ system }) => system))].sort();
    const cells = systems.map((system) => cellOf(truth.filter((one) => one.system === system)));
    const wanted = suppressLine({ cells, total: cellOf(truth) }, FEWEST);
    expect(shown[i]?.map(({ value }) => value)).toEqual(systems.map(nameOf));
    expect(shown[i]?.map(({ incidents }) => incidents)).toEqual(wanted.cells);
    expect(new Set(shown[i]?.map(({ total }) => total))).toEqual(new Set([wanted.total]));
    const found = leeway(shown[i]?.map(({ incidents }) => incidents) ?? [], wanted.total);
    expect(found.filter((room) => room < FEWEST)).toEqual([]);
    if (wanted.total !== null) withheld += wanted.cells.filter((cell) => cell === null).length;
  }
  expect(withheld).toBeGreaterThan(40); // the data sets must contain hard cases
});

test('shows a month two weeks after its end, and omits a school with few PCs', async () => {
  const engine = await anEngine();
  const crowd = (pcs: number): Truth => Array.from({ length: pcs }, (_, pc) => ({ pc, day: 1, system: 1, count: 2 }));
  const today = new Date().toISOString().slice(0, 10);
  const fresh = rowsOf(crowd(40), 0).map((row) => row.replace(/"day":"[^"]*"/, `"day":"${today}"`));
  await engine.insert('dezhurny.entries', [...rowsOf(crowd(16), 0), ...rowsOf(crowd(15), 1), ...fresh].join('\n'));
  expect(
    await engine.query('SELECT month, incidents, pcs_at_least FROM dezhurny.report_months ORDER BY month'),
  ).toEqual([
    { month: shownDay(1, 1), incidents: null, pcs_at_least: null },
    { month: shownDay(1, 0), incidents: 32, pcs_at_least: 16 },
  ]);
  const [lines, months] = await Promise.all(
    ['report_lines', 'report_months'].map((view) => engine.query(`SELECT * FROM dezhurny.${view}`)),
  );
  const newest = readTotals(lines, months)?.[0];
  expect(newest, 'as the report page reads it').toMatchObject({ month: shownDay(1, 0), incidents: 32, pcs: 16 });
  expect(newest?.lines.system).toEqual([{ value: nameOf(1), incidents: 32 }]);
});

test('counts a PC of several days once', async () => {
  const engine = await anEngine();
  const everyDay: Truth = Array.from({ length: 20 }, (_, day) => ({ pc: 1, day: day + 1, system: 1, count: 1 }));
  await engine.insert('dezhurny.entries', rowsOf(everyDay, 0).join('\n'));
  expect(await engine.query('SELECT incidents FROM dezhurny.report_months')).toEqual([{ incidents: null }]);
});

test('the threshold can be raised, never lowered', async () => {
  const engine = await anEngine();
  const crowd: Truth = Array.from({ length: 20 }, (_, pc) => ({ pc, day: 1, system: 1, count: 1 }));
  await engine.insert('dezhurny.entries', rowsOf(crowd.slice(0, 15), 1).join('\n'));
  await engine.insert('dezhurny.entries', rowsOf(crowd, 0).join('\n'));
  const shown = async (fewest: number): Promise<(number | null)[]> => {
    await engine.insert('dezhurny.thresholds', JSON.stringify({ fewest }));
    const rows = await engine.query<{ incidents: number | null }>(
      'SELECT * FROM dezhurny.report_months ORDER BY month',
    );
    return rows.map(({ incidents }) => incidents);
  };
  expect(await shown(1)).toEqual([null, 20]);
  expect(await shown(21)).toEqual([null, null]);
  expect(await shown(16)).toEqual([null, null]);
});
