import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileOf } from '../../fleet/schema.ts';
import { measureStored, packedBytes } from '../../fleet/simulate/measure.ts';
import { planFor, type Simulation } from '../../fleet/simulate/plan.ts';
import { planText } from '../../fleet/simulate/plan-text.ts';
import { schoolDays } from '../../fleet/simulate/school-days.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { simulateYear } from '../../fleet/simulate/year.ts';
import { anEngine } from './test-engine.ts';

const found: Simulation = JSON.parse(readFileSync(fileOf('simulation.json'), 'utf8'));

test('docs/region.md has the computed numbers', () => {
  const page = readFileSync('docs/region.md', 'utf8');
  const written = /<!-- числа: начало[^>]*-->\n\n([\s\S]*)\n\n<!-- числа: конец -->/.exec(page)?.[1];
  expect(written).toBe(planText(found));
});

test('a smaller region loads the engine in proportion', () => {
  const region = {
    pcsPerSchool: 50,
    on: found.on,
    incidents: found.incidents,
    lessons: 7,
    lessonMinutes: 45,
    cycleMinutes: 60,
  };
  const few = { ...region, pcs: 5000, days: schoolDays().slice(0, 10), seed: 9 };
  const load = simulateYear(few);
  const again = simulateYear(few);
  expect(again).toEqual(load);
  expect(load.entries / 10 / few.pcs / (found.entriesADay / found.pcs)).toBeCloseTo(1, 1);
  expect(load.requests / 10 / few.pcs / (found.requestsADay / found.pcs)).toBeCloseTo(1, 1);
  // The sums by size, month and minute agree.
  const bySize = [...load.bySize].reduce((sum, [size, requests]) => sum + size * requests, 0);
  expect(bySize).toBe(load.entries);
  expect([...load.byMonth.values()].reduce((sum, entries) => sum + entries, 0)).toBe(load.entries);
  expect(load.byMinute.reduce((sum, requests) => sum + requests, 0)).toBe(load.requests);
});

test('a row on disk and a request on the wire have the sizes of the plan', async () => {
  const stored = await measureStored(await anEngine(), 2000, 10, shownDay(3));
  expect(stored.rows).toBe(20_000);
  expect(stored.bytesPerRow / found.bytesPerRow).toBeCloseTo(1, 1);
  for (const [size, bytes] of Object.entries(found.packed)) {
    expect(packedBytes(Number(size), 3) / bytes, size).toBeCloseTo(1, 1);
  }
  // Goal: at most 60 bytes per entry of a full request.
  expect(packedBytes(400, 3) / 400).toBeLessThanOrEqual(60);
});

test('the plan scales with the number of PCs', () => {
  expect(planFor(found.pcs, found).rowsAYear).toBe(Object.values(found.months).reduce((sum, one) => sum + one, 0));
  expect(planFor(2 * found.pcs, found).peak).toBe(2 * found.peak);
});
