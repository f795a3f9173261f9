// Run one part of npm test in this terminal: npm run lint, npm run test:unit -- --watch core/rules …
// Arguments after the part name are passed to its tool.
import { total } from '../harness/run/count-tests.ts';
import { parts, runPart } from '../harness/run/parts.ts';

const [name, ...args] = process.argv.slice(2);
const part = parts.find((one) => one.name === name);
if (part) {
  const outcome = await runPart(part, args, { terminal: true });
  if (outcome.output) console.error(outcome.output);
  if (outcome.counted) console.log(total([outcome]));
  process.exitCode = outcome.ok ? 0 : 1;
} else {
  console.error(`node scripts/launch.mjs part ${parts.map((one) => one.name).join('|')} [ARGUMENTS]`);
  process.exitCode = 2;
}
