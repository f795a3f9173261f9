import { expect, test } from 'vitest';
import { ownSchoolByMonth, readSchools } from '../../core/region/own-school.ts';
import type { Engine } from '../../fleet/engine.ts';
import { seeded, uuid } from '../../fleet/simulate/chance.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { anEngine } from './test-engine.ts';

const chance = seeded(9);

/** Insert a day of a school, each PC with `incidents` incidents in ten lessons. */
function insert(engine: Engine, site: string, pcs: number, incidents: number): Promise<void> {
  const counts = { 'system.telegram': incidents, 'surface.client': incidents, 'when.3-4': incidents };
  const row = { day: shownDay(3), site, lessons: 10, incidents, counts: incidents > 0 ? counts : {} };
  return engine.insert(
    'dezhurny.day_sums',
    Array.from({ length: pcs }, () => JSON.stringify({ ...row, day_id: uuid(chance) })).join('\n'),
  );
}

test('a school reads its own month beside the median, and small schools are withheld', async () => {
  const engine = await anEngine();
  for (const [nth, incidents] of [1, 2, 3, 4, 0].entries()) await insert(engine, `lyceum-${nth}`, 20, incidents);
  await insert(engine, 'small', 15, 9);
  const rows = await engine.query('SELECT * FROM dezhurny.report_schools ORDER BY site');
  const month = shownDay(1);
  expect(rows).toEqual([
    // The line `site` withholds the least of the others beside the small school, so that its number cannot be computed.
    { month, site: 'lyceum-0', incidents: null, watched_lessons: 200 },
    { month, site: 'lyceum-1', incidents: 40, watched_lessons: 200 },
    { month, site: 'lyceum-2', incidents: 60, watched_lessons: 200 },
    { month, site: 'lyceum-3', incidents: 80, watched_lessons: 200 },
    { month, site: 'lyceum-4', incidents: 0, watched_lessons: 200 },
    { month, site: 'small', incidents: null, watched_lessons: null },
  ]);
  expect(ownSchoolByMonth(readSchools(rows) ?? [], 'lyceum-3').size).toBe(0); // four numbers are shown
  await insert(engine, 'lyceum-9', 20, 5);
  const more = await engine.query('SELECT * FROM dezhurny.report_schools');
  expect(ownSchoolByMonth(readSchools(more) ?? [], 'lyceum-3').get(month)).toEqual({ own: 40, median: 30, schools: 5 });
});
