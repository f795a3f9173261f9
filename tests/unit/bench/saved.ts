import type { SavedFigures } from '../../../bench/saved-figures.ts';

const machine = {
  ...{ processor: 'AMD EPYC', cores: 2, memory: '4 GiB', system: 'linux 6.1' },
  ...{ node: 'v24.21.0', browser: 'Chromium 149', load: 0.3 },
};

/** Return the figures of a run on a machine that `differing` may change. */
export function saved(
  figures: SavedFigures['figures'],
  { version = '0.1.0', ...differing }: Partial<SavedFigures['machine']> & { version?: string } = {},
): SavedFigures {
  const about = { version, commit: '1f07c2ac', day: '2026-11-29', runs: 20 };
  return { ...about, machine: { ...machine, ...differing }, figures };
}
