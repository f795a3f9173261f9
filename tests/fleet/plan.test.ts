import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileOf } from '../../fleet/schema.ts';
import { measureStored, measureSums, packedBytes, packedSumBytes } from '../../fleet/simulate/measure.ts';
import { planFor, type Simulations } from '../../fleet/simulate/plan.ts';
import { planText } from '../../fleet/simulate/plan-text.ts';
import { schoolDays } from '../../fleet/simulate/school-days.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { simulateYear } from '../../fleet/simulate/year.ts';
import { anEngine } from './test-engine.ts';

const simulations: Simulations = JSON.parse(readFileSync(fileOf('simulation.json'), 'utf8'));
const found = simulations.entries;

test('docs/region.md has the computed numbers', () => {
  const page = readFileSync('docs/region.md', 'utf8');
  const written = /<!-- числа: начало[^>]*-->\n\n([\s\S]*)\n\n<!-- числа: конец -->/.exec(page)?.[1];
  expect(written).toBe(planText(simulations));
});

test.each(['sums', 'entries'] as const)('a smaller region that sends %s loads the engine in proportion', (detail) => {
  const found = simulations[detail];
  const region = {
    detail,
    pcsPerSchool: 50,
    on: found.on,
    incidents: found.incidents,
    lessons: 7,
    lessonMinutes: 45,
    cycleMinutes: 60,
  };
  const few = { ...region, pcs: 5000, days: schoolDays().slice(0, 40), seed: 9 };
  const load = simulateYear(few);
  const again = simulateYear(few);
  expect(again).toEqual(load);
  expect(load.entries / few.days.length / few.pcs / (found.entriesADay / found.pcs)).toBeCloseTo(1, 1);
  expect(load.requests / few.days.length / few.pcs / (found.requestsADay / found.pcs)).toBeCloseTo(1, 1);
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

test('a sum of a day has the sizes of the plan, and is smaller than the entries of that day', async () => {
  const { sums } = simulations;
  const stored = await measureSums(await anEngine(), 2000, sums.incidents, shownDay(3));
  expect(stored.rows).toBe(2000);
  expect(stored.bytesPerRow / sums.bytesPerRow).toBeCloseTo(1, 0);
  const bytes = packedSumBytes(sums.incidents, 50);
  expect(bytes / (sums.packed[1] ?? 0)).toBeCloseTo(1, 1);
  expect(sums.packedBytesADay).toBeLessThan(found.packedBytesADay / 2);
});

test('the plan scales with the number of PCs', () => {
  expect(planFor(found.pcs, found).rowsAYear).toBe(Object.values(found.months).reduce((sum, one) => sum + one, 0));
  expect(planFor(2 * found.pcs, found).peak).toBe(2 * found.peak);
});
