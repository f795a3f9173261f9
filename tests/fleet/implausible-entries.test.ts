import { expect, test } from 'vitest';
import type { Engine } from '../../fleet/engine.ts';
import { seeded, uuid } from '../../fleet/simulate/chance.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { anEngine } from './test-engine.ts';

const chance = seeded(17);
const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** What one PC sent of a day: incidents of a lesson, and the seal if the day is closed. */
interface PcDay {
  incidents: number;
  lesson?: number | null;
  hour?: number | null;
  /** Covered lessons of each seal. */
  seals?: readonly number[];
}

function rowsOf(day: string, { incidents, lesson = 3, hour = null, seals = [7] }: PcDay): string[] {
  const base = { day, day_id: uuid(chance), site: 'lyceum-1' };
  const incident = { ...base, kind: 'incident', system: 'telegram', surface: 'client', lesson, hour };
  return [
    ...Array.from({ length: incidents }, () => JSON.stringify({ ...incident, uid: uuid(chance) })),
    ...seals.map((lessons) => JSON.stringify({ ...base, kind: 'seal', uid: uuid(chance), lessons })),
  ];
}

const insert = (engine: Engine, rows: readonly string[]): Promise<void> =>
  engine.insert('dezhurny.entries', rows.join('\n'));

const cases: [what: string, pcDay: PcDay, isPlausible: boolean][] = [
  ['an honest day', { incidents: 4 }, true],
  ['a day without incidents', { incidents: 0 }, true],
  ['as many incidents as minutes', { incidents: 315 }, true],
  ['more incidents than minutes', { incidents: 316 }, false],
  ['many incidents of a day without its seal yet', { incidents: 600, seals: [] }, true],
  ['more than the minutes of ten hours without a seal', { incidents: 601, seals: [] }, false],
  ['hours where lessons are not counted', { incidents: 4, lesson: null, hour: 9, seals: [0] }, true],
  ['an hour that no day has', { incidents: 4, lesson: null, hour: 24, seals: [0] }, false],
  ['a lesson of no timetable', { incidents: 4, lesson: 31 }, false],
  ['lesson zero', { incidents: 4, lesson: 0 }, false],
  ['more lessons than a day has', { incidents: 4, seals: [31] }, false],
  ['a second seal', { incidents: 4, seals: [7, 7] }, false],
];

test('a PC-day of single entries is in the reports or left out', async () => {
  const engine = await anEngine();
  const honest = Array.from({ length: 20 }, () => rowsOf(shownDay(3), { incidents: 1 })).flat();
  for (const [what, pcDay, isPlausible] of cases) {
    await engine.run('TRUNCATE TABLE dezhurny.entries');
    await insert(engine, [...honest, ...rowsOf(shownDay(3), pcDay)]);
    const { incidents, seals = [7] } = pcDay;
    const wanted = {
      incidents: 20 + (isPlausible ? incidents : 0),
      watched_lessons: 140 + (isPlausible ? seals.reduce((sum, lessons) => sum + lessons, 0) : 0),
    };
    for (const view of ['report_months', 'report_schools']) {
      expect(await engine.query(`SELECT incidents, watched_lessons FROM dezhurny.${view}`), what).toEqual([wanted]);
    }
    const lines = await engine.query("SELECT DISTINCT total FROM dezhurny.report_lines WHERE line = 'system'");
    expect(lines, what).toEqual([{ total: wanted.incidents }]);
  }
});

test('a school is told of the PC-days of single entries that are left out', async () => {
  const engine = await anEngine();
  const forged = [rowsOf(yesterday, { incidents: 9, lesson: 99 }), rowsOf(yesterday, { incidents: 700 })];
  await insert(engine, [...forged.flat(), ...rowsOf(yesterday, { incidents: 2 })]);
  expect(await engine.query('SELECT pcs, implausible FROM dezhurny.report_sites')).toEqual([
    { pcs: 3, implausible: 2 },
  ]);
});
