// npm test: everything that is checked before a change is taken, from a fresh clone.
// npm test -- lint unit: only these parts.
import { lackingEngine } from '../fleet/lacking.ts';
import { ensureBrowsers, ensureRussian } from '../harness/install-browser.ts';
import { build, checks, endToEnd, type Outcome, type Part } from '../harness/run/parts.ts';

const AT_ONCE = 2;

const wanted = process.argv.slice(2);
const outcomes: Outcome[] = [];

/** Runs parts, a few beside each other, in their order. */
async function runAll(parts: readonly Part[], atOnce: number): Promise<void> {
  const waiting = [...parts];
  const next = async (): Promise<void> => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const outcome = await part.run();
      outcomes.push(outcome);
      console.log(line(outcome));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}

const asked = ({ name }: Part): boolean => wanted.length === 0 || wanted.includes(name);

function line({ name, ok, seconds, counted }: Outcome): string {
  const tests = counted ? `   ${counted.passed} passed, ${counted.failed} failed` : '';
  return `${ok ? '✓' : '✗'} ${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s${tests}`;
}

/** The last line counts tests; a part that fails without a failed test counts as one. */
function total(): string {
  let passed = 0;
  let failed = 0;
  for (const { ok, counted } of outcomes) {
    passed += counted?.passed ?? 0;
    failed += counted?.failed || (ok ? 0 : 1);
  }
  return `${passed} passed, ${failed} failed`;
}

const lacking = ensureBrowsers('chromium', 'firefox');
if (lacking) {
  console.error(lacking);
  process.exit(1);
}
ensureRussian('chromium', 'firefox');
const engineless = lackingEngine();
if (engineless) console.log(`fleet: tests with the engine are skipped: ${engineless}`);
await runAll([build], 1);
if (outcomes.every(({ ok }) => ok)) {
  await runAll(checks.filter(asked), AT_ONCE);
  await runAll([endToEnd].filter(asked), 1);
}
const failures = outcomes.filter(({ ok }) => !ok);
for (const { name, output } of failures) console.log(`\n──── ${name} ────\n${output.trimEnd()}`);
console.log(failures.length > 0 ? `\n${total()}` : total());
process.exitCode = failures.length > 0 ? 1 : 0;
