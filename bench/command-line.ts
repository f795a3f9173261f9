import type { Slowing } from './slowed.ts';

/** Measure these parts (all without a name), on a browser that is `slowed`, beside the extensions in the folders `peers`. */
export interface MeasurePlan {
  kind: 'measure';
  parts: string[];
  runs: number;
  slowed?: Slowing;
  peers?: string[];
  save?: string;
  compare?: string;
}

/** What `npm run bench` is asked to do. */
export type BenchPlan = MeasurePlan | { kind: 'compare'; before: string; now: string };

const SAVED = 'bench-output/bench.json';

const DEFAULT_RUNS = 20;

/** Options that need a value. */
const valued = ['--runs', '--compare', '--only'];

/** The options that slow the browser; one at most. */
const slowing: readonly Slowing[] = ['old-pc', 'slow-pages'];

/** The option that may be given several times. */
const PEER = '--peer';

/**
 * Read the words after `npm run bench --`. The file of `--save` is optional: a word after it that ends in `.json`.
 * @param known names of the parts
 * @returns `null` for words that make no sense
 */
export function readBenchWords(words: readonly string[], known: readonly string[]): BenchPlan | null {
  const options = new Map<string, string>();
  const parts: string[] = [];
  const peers: string[] = [];
  const rest = words.flatMap(splitAtEquals);
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--save') options.set(word, rest[0]?.endsWith('.json') ? (rest.shift() ?? SAVED) : SAVED);
    else if (slowing.some((way) => word === `--${way}`)) options.set(word, '');
    else if (word === PEER && isValue(rest[0])) peers.push(rest.shift() ?? '');
    else if (valued.includes(word) && isValue(rest[0])) options.set(word, rest.shift() ?? '');
    else if (known.includes(word)) parts.push(word);
    else return null;
  }
  return plan({ parts, peers }, options);
}

interface Words {
  parts: string[];
  peers: string[];
}

function plan({ parts, peers }: Words, options: ReadonlyMap<string, string>): BenchPlan | null {
  const [save, compare, only] = ['--save', '--compare', '--only'].map((name) => options.get(name));
  if (only !== undefined) {
    const isAlone = parts.length + peers.length === 0 && options.size === 2;
    return compare !== undefined && isAlone ? { kind: 'compare', before: compare, now: only } : null;
  }
  const runs = Number(options.get('--runs') ?? DEFAULT_RUNS);
  const [slowed, another] = slowing.filter((way) => options.has(`--${way}`));
  if (!Number.isInteger(runs) || runs < 1 || another) return null;
  return {
    kind: 'measure',
    parts,
    runs,
    ...(slowed && { slowed }),
    ...(peers.length > 0 && { peers }),
    ...(save !== undefined && { save }),
    ...(compare !== undefined && { compare }),
  };
}

function isValue(word: string | undefined): boolean {
  return Boolean(word) && !word?.startsWith('--');
}

function splitAtEquals(word: string): string[] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}
