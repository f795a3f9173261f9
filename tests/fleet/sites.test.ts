import { expect, test } from 'vitest';
import type { Engine } from '../../fleet/engine.ts';
import { seeded, uuid } from '../../fleet/simulate/chance.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { anEngine } from './test-engine.ts';

const chance = seeded(5);

/** The last 14 days without Sundays, the last first; the first of them is yesterday or the day before. */
const schoolDays = Array.from({ length: 18 }, (_, ago) => new Date(Date.now() - (1 + ago) * 24 * 60 * 60 * 1000))
  .filter((day) => day.getUTCDay() !== 0)
  .map((day) => day.toISOString().slice(0, 10));

/** Counts of so many incidents of one kind. */
function counted(incidents: number): Record<string, number> {
  return { 'system.telegram': incidents, 'surface.client': incidents, 'when.3-4': incidents };
}

interface Told {
  day?: string | undefined;
  site: string;
  pcs: number;
  version?: string;
  check?: string;
}

const rowsOf = ({ day = '', site, pcs, version = '0.2.0', check = '' }: Told): string[] =>
  Array.from({ length: pcs }, () => JSON.stringify({ day, day_id: uuid(chance), site, version, self_check: check }));

const insert = (engine: Engine, ...told: Told[]): Promise<void> =>
  engine.insert('dezhurny.day_sums', told.flatMap(rowsOf).join('\n'));

test('names the schools that have fallen silent, and those with few PCs, old versions or failed self-checks', async () => {
  const engine = await anEngine();
  const [last, before, third, ...earlier] = schoolDays;
  const usual = (site: string, ...days: (string | undefined)[]): Told[] => days.map((day) => ({ day, site, pcs: 20 }));
  await insert(
    engine,
    ...usual('steady', last, before, third, ...earlier),
    ...usual('silent', third, ...earlier),
    ...usual('few', before, third, ...earlier),
    { day: last, site: 'few', pcs: 4 },
    ...usual('old', before, third),
    { day: last, site: 'old', pcs: 5, version: '0.10.0' },
    { day: last, site: 'old', pcs: 15, version: '0.1.9' },
    { day: last, site: 'broken', pcs: 3, check: 'failed' },
    { day: last, site: 'broken', pcs: 9, check: 'passed' },
  );
  const rows = await engine.query('SELECT * FROM dezhurny.report_sites ORDER BY site');
  const healthy = {
    last_heard: last,
    silent_days: 0,
    day: last,
    pcs: 20,
    usual_pcs: 20,
    old_percent: 0,
    failed_percent: null,
    implausible: 0,
  };
  expect(rows).toEqual([
    { ...healthy, site: 'broken', pcs: 12, usual_pcs: 0, failed_percent: 25 },
    { ...healthy, site: 'few', pcs: 4 },
    // 0.10.0 is newer than 0.2.0, and too few have it to make others old.
    { ...healthy, site: 'old', old_percent: 75 },
    { ...healthy, site: 'silent', last_heard: third, silent_days: 2, pcs: 0 },
    { ...healthy, site: 'steady' },
  ]);
});

test('a day on which hardly any school is heard is no school day', async () => {
  const engine = await anEngine();
  const [last, before] = schoolDays;
  const schools = Array.from({ length: 12 }, (_, nth): Told => ({ day: before, site: `lyceum-${nth}`, pcs: 2 }));
  await insert(engine, ...schools, { day: last, site: 'lyceum-1', pcs: 1 });
  const rows = await engine.query<{ day: string; silent_days: number }>(
    'SELECT day, silent_days FROM dezhurny.report_sites',
  );
  expect(new Set(rows.map(({ day, silent_days: days }) => `${day} ${days}`))).toEqual(new Set([`${before} 0`]));
});

test('schools that send single entries are heard too, and no PC at all makes no row', async () => {
  const engine = await anEngine();
  expect(await engine.query('SELECT * FROM dezhurny.report_sites')).toEqual([]);
  const row = (dayId: string): string =>
    JSON.stringify({ day: schoolDays[0], day_id: dayId, uid: uuid(chance), site: 'own-engine', kind: 'note' });
  const pc = uuid(chance);
  await engine.insert('dezhurny.entries', [row(pc), row(pc), row(uuid(chance))].join('\n'));
  const [found] = await engine.query('SELECT site, pcs, old_percent FROM dezhurny.report_sites');
  expect(found).toEqual({ site: 'own-engine', pcs: 2, old_percent: null });
});

test.each<[string, object, boolean]>([
  ['an honest day', {}, true],
  ['a day without incidents', { incidents: 0, counts: {} }, true],
  ['more incidents than minutes', { incidents: 400, counts: counted(400) }, false],
  ['many incidents where lessons are not counted', { lessons: 0, incidents: 400, counts: counted(400) }, true],
  ['more lessons than a day has', { lessons: 600, incidents: 400, counts: counted(400) }, false],
  ['parts that do not add up', { counts: { ...counted(3), 'system.viber': 2 } }, false],
  ['more outcomes than incidents', { counts: { ...counted(3), 'outcome.closed': 4 } }, false],
])('%s is plausible: %j %s', async (_what, change, plausible) => {
  const engine = await anEngine();
  const row = { day: shownDay(3), site: 'lyceum-1', lessons: 7, incidents: 3, counts: counted(3), ...change };
  const rows = Array.from({ length: 20 }, () => JSON.stringify({ ...row, day_id: uuid(chance) }));
  await engine.insert('dezhurny.day_sums', rows.join('\n'));
  const months = await engine.query<{ watching_at_least: number }>(
    'SELECT watching_at_least FROM dezhurny.report_months',
  );
  expect(months).toEqual(plausible ? [{ watching_at_least: 20 }] : []);
  const lines = await engine.query("SELECT value FROM dezhurny.report_lines WHERE line = 'system'");
  expect(lines.length > 0).toBe(plausible && row.incidents > 0);
});

test('a school is told of the rows that do not add up', async () => {
  const engine = await anEngine();
  const row = { day: schoolDays[0], site: 'lyceum-1', lessons: 7, incidents: 9000, counts: counted(9000) };
  await engine.insert('dezhurny.day_sums', JSON.stringify({ ...row, day_id: uuid(chance) }));
  expect(await engine.query('SELECT implausible FROM dezhurny.report_sites')).toEqual([{ implausible: 1 }]);
});
