import { parts } from '../../bench/parts.ts';
import { expect, test } from './fixtures/test.ts';

/** Parts that measure the region's engine and the deletion of a year: minutes, and tested by themselves. */
const long = ['region', 'retention', 'fleet'];

test.describe.configure({ timeout: 180_000 });

for (const [name, bench] of Object.entries(parts).filter(([name]) => !long.includes(name))) {
  test(`the bench measures ${name}`, async () => {
    const figures = await bench(1, { peers: [], incidents: 10_000 });
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.filter(({ value }) => !Number.isFinite(value))).toEqual([]);
  });
}
