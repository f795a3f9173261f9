// npm run bench: measure speed and size; print a table and write bench-output/bench.json.
// npm run bench -- match bytes: only these parts; npm run bench -- --runs=5: fewer samples.
import { mkdirSync, writeFileSync } from 'node:fs';
import { benchAcknowledge } from '../bench/acknowledge.ts';
import { benchBanner } from '../bench/banner.ts';
import { benchBytes } from '../bench/bytes.ts';
import { benchFleet } from '../bench/fleet.ts';
import { benchInnocent } from '../bench/innocent.ts';
import { benchAppend } from '../bench/journal.ts';
import { describeMachine } from '../bench/machine.ts';
import { benchMatch } from '../bench/match.ts';
import { benchNoAccess } from '../bench/no-access.ts';
import { benchRegion } from '../bench/region.ts';
import { benchReport } from '../bench/report.ts';
import { benchRetention } from '../bench/retention.ts';
import { benchVerify } from '../bench/verify.ts';
import { type Figure, isMet, table } from '../harness/figure.ts';
import { ensureBrowsers } from '../harness/install-browser.ts';
import { runTool } from '../harness/run/tool.ts';

const parts: Record<string, (runs: number) => Figure[] | Promise<Figure[]>> = {
  match: benchMatch,
  verify: benchVerify,
  bytes: benchBytes,
  banner: benchBanner,
  'no-access': benchNoAccess,
  acknowledge: benchAcknowledge,
  innocent: benchInnocent,
  append: benchAppend,
  report: benchReport,
  region: benchRegion,
  retention: benchRetention,
  fleet: benchFleet,
};

const words = process.argv.slice(2);
const runs = Number(words.find((word) => word.startsWith('--runs='))?.slice('--runs='.length) ?? 20);
const named = words.filter((word) => !word.startsWith('--'));
const strange = named.filter((word) => !(word in parts));
if (strange.length > 0 || !Number.isInteger(runs) || runs < 1) {
  console.error(`npm run bench -- [--runs=20] [${Object.keys(parts).join('|')}]…`);
  process.exit(2);
}

ensureBrowsers('chromium');
const built = await runTool('wxt', ['build']);
if (!built.ok) {
  console.error(built.output);
  process.exit(1);
}

const machine = describeMachine();
console.log(
  Object.entries(machine)
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · '),
);
const figures: Figure[] = [];
for (const [name, bench] of Object.entries(parts)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const found = await bench(runs);
  figures.push(...found);
  console.log(`\n${table(found)}`);
}
mkdirSync('bench-output', { recursive: true });
const report = {
  at: new Date().toISOString(),
  runs,
  machine,
  figures: figures.map((one) => ({ ...one, met: isMet(one) })),
};
writeFileSync('bench-output/bench.json', `${JSON.stringify(report, null, 2)}\n`);
// The machine may be slow or busy, so a missed goal is reported and does not fail the run.
const missed = figures.filter((one) => isMet(one) === false);
console.log(`\nbench-output/bench.json · goals met: ${figures.filter(isMet).length}, missed: ${missed.length}`);
for (const { name } of missed) console.log(`  missed: ${name}`);
