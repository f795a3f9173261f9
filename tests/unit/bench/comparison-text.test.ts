import { expect, it } from 'vitest';
import { compareFigures } from '../../../bench/compare.ts';
import { comparisonText } from '../../../bench/comparison-text.ts';
import type { SavedFigures } from '../../../bench/saved-figures.ts';
import { saved } from './saved.ts';

const text = (before: SavedFigures, now: SavedFigures) => comparisonText(compareFigures(before, now), before, now);

const popup = { name: 'popup open', value: 200, unit: 'ms', goal: { most: 400 } };
const bare = { name: 'entry : bare row, medians', value: 4.6, unit: '×' };

it('prints a table, what only one run has, and both machines', () => {
  const before = saved([popup, bare, { name: 'a|b', value: 1, unit: 'kB' }]);
  const now = saved(
    [
      { ...popup, value: 450 },
      { ...bare, value: 2.3 },
    ],
    { version: '0.2.0', load: 1 },
  );
  expect(text(before, now)).toBe(`\
| Figure (medians unless named otherwise) | before: 0.1.0 (1f07c2ac) | now: 0.2.0 (1f07c2ac) | ratio | goal |
| --- | ---: | ---: | ---: | --- |
| popup open | 200 ms | 450 ms | 2.250 × | ✗ ≤ 400 ms |
| entry : bare row, medians | 4.600 × | 2.300 × | 0.500 × |  |

Only before: 0.1.0 (1f07c2ac)

- a\\|b: 1 kB

- before: 0.1.0 (1f07c2ac), 2026-11-29, 20 runs; AMD EPYC, 2 cores, 4 GiB, linux 6.1, Node v24.21.0, Chromium 149, load 0.3 at the start
- now: 0.2.0 (1f07c2ac), 2026-11-29, 20 runs; AMD EPYC, 2 cores, 4 GiB, linux 6.1, Node v24.21.0, Chromium 149, load 1 at the start
`);
});

it('says first that two machines cannot be compared, and leaves their ratios out', () => {
  const lines = text(saved([popup, bare]), saved([popup, bare], { cores: 4, browser: 'Firefox 147' })).split('\n');
  expect(lines.slice(0, 3)).toEqual([
    '**The machines differ: cores 2 → 4.** Times, speeds, memory and shares are not comparable, so their',
    'ratio is left out. Ratios within one run (×), counts and sizes are comparable.',
    'Other programs: browser Chromium 149 → Firefox 147. A change may come from them.',
  ]);
  expect(lines).toContain('| popup open | 200 ms | 200 ms | – | ✓ ≤ 400 ms |');
  expect(lines).toContain('| entry : bare row, medians | 4.600 × | 4.600 × | 1.000 × |  |');
});

it('says that no figure is in both runs', () => {
  expect(text(saved([popup]), saved([bare]))).toContain('No figure was measured in both runs.\n\nOnly before: 0.1.0');
});
