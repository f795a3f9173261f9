import { expect, it } from 'vitest';
import { measureParts } from '../../../bench/measure-parts.ts';

const figure = (name: string) => ({ name, value: 1, unit: 'ms' });

it('keeps the figures of the parts around one that fails, and names that one', async () => {
  const told: unknown[] = [];
  const measured = await measureParts(
    ['match', 'hang', 'bytes'],
    (name) => {
      if (name === 'hang') throw new Error('no notice came');
      return [figure(name)];
    },
    (name, found) => told.push([name, found instanceof Error ? found.message : found.length]),
  );
  expect(measured).toEqual({ figures: [figure('match'), figure('bytes')], failed: ['hang'] });
  expect(told).toEqual([
    ['match', 1],
    ['hang', 'no notice came'],
    ['bytes', 1],
  ]);
});
