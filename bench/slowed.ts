import type { Figure, Goal } from '../harness/figure.ts';

/** How the browser is slowed: all of it in a control group like an old PC, or the main threads of its pages alone. */
export type Slowing = 'old-pc' | 'slow-pages';

/** How many times slower a core, or the main thread of a page, is than this machine's. */
export const TIMES_SLOWER = 6;

/** Goals by the name of the figure, of what is drawn in a page of the extension. */
const pageGoals: Readonly<Record<string, Goal>> = {
  'popup usable, worker running': { most: 400 },
  'popup usable, worker stopped': { most: 400 },
  'journal page usable, 10,000 incidents': { most: 3000 },
  'report usable, 10,000 incidents': { most: 3000 },
};

const oldPcGoals: Readonly<Record<string, Goal>> = {
  ...pageGoals,
  "banner before the page's own paint, worker running": { least: 95 },
  "banner before the page's own paint, worker stopped": { least: 95 },
  'no pixel of the page before the veil, worker running': { least: 100 },
  'no pixel of the page before the veil, worker stopped': { least: 100 },
  'incident acknowledged, worker stopped, p99': { most: 1500 },
};

interface Way {
  /** What the names of its figures begin with. */
  prefix: string;
  /** The goals that hold there; those of a fast PC do not. */
  goals: Readonly<Record<string, Goal>>;
  /** The parts that it slows. */
  parts: readonly string[];
  /** A sentence for the output. */
  note: string;
}

const ways: Readonly<Record<Slowing, Way>> = {
  'old-pc': {
    prefix: 'old PC',
    goals: oldPcGoals,
    // The others count processor time, which a group does not change, or measure files or a server.
    parts: [
      ...['banner', 'no-access', 'wake', 'acknowledge', 'firefox', 'hang', 'popup', 'innocent', 'append', 'report'],
      ...['scroll', 'retention'],
    ],
    note: `Two cores, each ${TIMES_SLOWER} times slower, and 2 GB of memory for the whole browser.`,
  },
  'slow-pages': {
    prefix: 'slowed pages',
    goals: pageGoals,
    // The others measure what the worker or the browser does, or processor time, which a slowed thread burns.
    parts: ['banner', 'popup', 'report', 'scroll'],
    note: `The main thread of each page is ${TIMES_SLOWER} times slower; the browser process and the worker run at full speed.`,
  },
};

/** Return the names of the parts that are slowed in this way. */
export const slowedParts = (way: Slowing): readonly string[] => ways[way].parts;

/** Return a sentence about what is slowed. */
export const slowedNote = (way: Slowing): string => ways[way].note;

/** Return the figures under the names and goals of a slowed browser. */
export function asSlowed(figures: readonly Figure[], way: Slowing): Figure[] {
  const { prefix, goals } = ways[way];
  return figures.map(({ goal: _, ...figure }) => {
    const goal = goals[figure.name];
    return { ...figure, name: `${prefix}: ${figure.name}`, ...(goal && { goal }) };
  });
}

/**
 * Choose the parts to measure: the named ones, without a name all that can be.
 * @param all names of the parts
 * @returns a sentence if a named part is not slowed in this way: its figures would have a false name
 */
export function chosenParts(
  named: readonly string[],
  all: readonly string[],
  way: Slowing | undefined,
): readonly string[] | string {
  const possible = way ? slowedParts(way) : all;
  const other = named.filter((name) => !possible.includes(name));
  if (way && other.length > 0) return `--${way} does not slow: ${other.join(' ')}. It slows: ${possible.join(' ')}`;
  return named.length > 0 ? named : possible;
}
