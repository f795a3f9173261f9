// npm test: run every check that a change must pass. Works from a fresh clone.
// npm test -- lint unit: run only the named parts and their prerequisites.
import { parseArgs } from 'node:util';
import { missingEngineReason } from '../fleet/engine-preflight.ts';
import { total } from '../harness/run/count-tests.ts';
import { type Part, type PartOutcome, parts, runPart } from '../harness/run/parts.ts';

/** Parts that run at the same time; each uses about one processor. */
const PARALLEL_PARTS = 2;

const usage = `npm test [-- PART…]

Parts: ${parts.map(({ name }) => name).join(' ')}
Without a name: all but ${parts.flatMap(({ name, heavy }) => (heavy ? name : [])).join(', ')}.
One part with the tool's own options: npm run test:unit -- --watch core/rules
`;

const { values, positionals: named } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { help: { type: 'boolean', short: 'h' } },
});
const unknown = named.filter((name) => !parts.some((part) => part.name === name));
const options = Object.keys(values).filter((name) => name !== 'help');
if (values.help || unknown.length > 0 || options.length > 0) {
  (values.help ? process.stdout : process.stderr).write(usage);
  process.exit(values.help ? 0 : 2);
}

const outcomes: PartOutcome[] = [];
const wanted = parts.filter(({ name, heavy }) => (named.length > 0 ? named.includes(name) : !heavy));
const engine = missingEngineReason();
if (engine && wanted.some(({ name }) => name === 'fleet')) console.log(`fleet: tests with the engine skip: ${engine}`);
await runAll(
  wanted.filter(({ alone }) => !alone),
  PARALLEL_PARTS,
);
await runAll(
  wanted.filter(({ alone }) => alone),
  1,
);
const failures = outcomes.filter(({ ok }) => !ok);
for (const { name, output } of failures) console.log(`\n──── ${name} ────\n${output.trimEnd()}`);
console.log(`\n${outcomes.map(line).join('\n')}\n\n${total(outcomes)}`);
process.exitCode = failures.length > 0 ? 1 : 0;

/** Run parts in order, at most `atOnce` in parallel. */
async function runAll(queued: readonly Part[], atOnce: number): Promise<void> {
  const waiting = [...queued];
  const next = async (): Promise<void> => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const outcome = await runPart(part, [], { onOutput: printer(part.name) });
      outcomes.push(outcome);
      console.log(line(outcome));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}

/** Return a function that prints whole lines, prefixed with the part name because parts run in parallel. */
function printer(name: string): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) if (text.trim()) console.log(`${name.padEnd(10)} │ ${text}`);
  };
}

function line({ name, ok, seconds, counted }: PartOutcome): string {
  const tests = counted ? `   ${counted.passed} passed, ${counted.failed} failed` : '';
  return `${ok ? '✓' : '✗'} ${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s${tests}`;
}
