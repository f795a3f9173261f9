import type { Slowing } from './slowed.ts';

/** Measure these parts (all without a name), on a browser that is `slowed`, beside the extensions in the folders `peers`. */
export interface MeasurePlan {
  kind: 'measure';
  parts: string[];
  runs: number;
  slowed?: Slowing;
  /** The most incidents that a journal may have. */
  incidents?: number;
  peers?: string[];
  save?: string;
  compare?: string;
}

/** What `npm run bench` is asked to do. */
export type BenchPlan = MeasurePlan | { kind: 'compare'; before: string; now: string } | { kind: 'help' };

const SAVED = 'bench-output/bench.json';

const DEFAULT_RUNS = 20;

/** The smallest journal that is measured. */
const LEAST_INCIDENTS = 1000;

/** Options that need a value. */
const valued = ['--runs', '--incidents', '--compare', '--only'];

/** The options that slow the browser; one at most. */
const slowing: readonly Slowing[] = ['old-pc', 'slow-pages'];

/** The option that may be given several times. */
const PEER = '--peer';

/**
 * Read the words after `npm run bench --`. The file of `--save` is optional: a word after it that ends in `.json`.
 * @param known names of the parts
 * @returns a sentence about the first thing that makes no sense, if anything does not
 */
export function readBenchWords(words: readonly string[], known: readonly string[]): BenchPlan | string {
  if (words.some((word) => word === '--help' || word === '-h')) return { kind: 'help' };
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
    else return misread(word);
  }
  return plan({ parts, peers }, options);
}

function misread(word: string): string {
  if (word === PEER || valued.includes(word)) return `${word} needs a value.`;
  if (word.startsWith('-')) return `There is no option ${word}.`;
  return `There is no part “${word}”.`;
}

interface Words {
  parts: string[];
  peers: string[];
}

function plan({ parts, peers }: Words, options: ReadonlyMap<string, string>): BenchPlan | string {
  const [save, compare, only] = ['--save', '--compare', '--only'].map((name) => options.get(name));
  if (only !== undefined) {
    const isAlone = parts.length + peers.length === 0 && options.size === 2;
    if (compare === undefined || !isAlone) return '--only goes with --compare and nothing else.';
    return { kind: 'compare', before: compare, now: only };
  }
  const runs = Number(options.get('--runs') ?? DEFAULT_RUNS);
  const incidents = options.has('--incidents') ? Number(options.get('--incidents')) : undefined;
  const [slowed, another] = slowing.filter((way) => options.has(`--${way}`));
  if (!isWhole(runs, 1)) return '--runs needs a whole number, at least 1.';
  if (incidents !== undefined && !isWhole(incidents, LEAST_INCIDENTS)) {
    return `--incidents needs a whole number, at least ${LEAST_INCIDENTS}.`;
  }
  if (another) return `--${slowed} and --${another} exclude each other.`;
  return {
    kind: 'measure',
    parts,
    runs,
    ...(slowed && { slowed }),
    ...(incidents !== undefined && { incidents }),
    ...(peers.length > 0 && { peers }),
    ...(save !== undefined && { save }),
    ...(compare !== undefined && { compare }),
  };
}

function isWhole(number: number, least: number): boolean {
  return Number.isInteger(number) && number >= least;
}

function isValue(word: string | undefined): boolean {
  return Boolean(word) && !word?.startsWith('--');
}

function splitAtEquals(word: string): string[] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}
