// npm run soak: run the long tests at full size; print the results and write soak-output/soak.json.
// npm run soak -- kills ends: only these parts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { describeMachine } from '../bench/machine.ts';
import { fullQueue, killedCollector, renewedCertificate, slowEngine, withdrawnToken } from '../bench/soak/collector.ts';
import { collectorLoad } from '../bench/soak/collector-load.ts';
import { crowd } from '../bench/soak/crowd.ts';
import { stormyFleet } from '../bench/soak/fleet.ts';
import { flood } from '../bench/soak/flood.ts';
import { honestSets } from '../bench/soak/honest-sets.ts';
import { lateSettings } from '../bench/soak/late-settings.ts';
import { stopMethods } from '../harness/chromium/worker.ts';
import { afterDamage } from '../harness/faults/damage.ts';
import { atTheEnd, type End } from '../harness/faults/ends.ts';
import { sleepyFirefox } from '../harness/faults/firefox.ts';
import { flushed } from '../harness/faults/flush.ts';
import { fullDisk } from '../harness/faults/full-disk.ts';
import { underKills } from '../harness/faults/kills.ts';
import { damages } from '../harness/faults/store-folder.ts';
import { upgraded } from '../harness/faults/upgrade.ts';
import type { Finding } from '../harness/finding.ts';
import { ensureBrowsers } from '../harness/install-browser.ts';
import { regionUnderKills } from '../harness/region-classroom.ts';
import { provide } from '../harness/run/needs.ts';

type Run = () => Promise<Finding>;

const ends: End[] = ['closed', 'killed'];
const parts: Record<string, Run[]> = {
  sets: [() => honestSets(10_000)],
  kills: stopMethods.map((how) => () => inRounds(10, () => underKills(how, { visits: 50, kills: 30 }))),
  slow: stopMethods.map((how) => () => inRounds(4, () => underKills(how, { visits: 40, kills: 30, pageAfter: 1700 }))),
  ends: ends.flatMap((how) =>
    [0, 50, 300].map((delay) => () => atTheEnd(how, delay, 20, how === 'killed' && delay === 0 ? 17 : 20)),
  ),
  flush: [() => flushed(100)],
  damage: damages.map((how) => () => afterDamage(how)),
  // Longer than the worker waits for pages before it moves waiting entries itself.
  disk: [() => fullDisk(15_000)],
  upgrade: [() => upgraded(10_000, 20)],
  late: [() => lateSettings([0, 1000, 3000, 10_000])],
  firefox: [() => inRounds(2, () => sleepyFirefox(50))],
  flood: [() => flood(10_000, 10)],
  region: [() => regionUnderKills({ entries: 5000, every: 5, kills: 50 })],
  crowd: [() => inRounds(17, () => crowd({ visits: 60, tabs: 20, seconds: 4 }))],
  fleet: [() => stormyFleet({ pcs: 500, faults: 0.3, kills: 20 })],
  collector: [killedCollector, withdrawnToken, renewedCertificate, slowEngine, fullQueue, collectorLoad].map(
    (run) => () => run(),
  ),
};

/**
 * Run a part in rounds, each with a new journal: the journal takes 60 incidents of a lesson (core/journal/accept.ts).
 * @returns the sums of the measured numbers
 */
async function inRounds(rounds: number, round: Run): Promise<Finding> {
  const all: Finding[] = [];
  for (let i = 0; i < rounds; i++) all.push(await round());
  const [{ name, goal, measured }] = all as [Finding];
  const sum = (what: string): number => all.reduce((total, one) => total + Number(one.measured[what]), 0);
  return {
    name: `${name}, ${rounds} rounds`,
    goal,
    measured: Object.fromEntries(Object.keys(measured).map((what) => [what, Math.round(sum(what))])),
    met: all.every(({ met }) => met),
  };
}

const named = process.argv.slice(2);
if (named.some((name) => !(name in parts))) {
  console.error(`npm run soak -- [${Object.keys(parts).join('|')}]…`);
  process.exit(2);
}

/** Parts that start no browser. */
const withoutBrowser = ['sets', 'fleet', 'collector'];
if (named.length === 0 || named.some((name) => !withoutBrowser.includes(name))) {
  const lacking = ensureBrowsers('chromium', 'firefox');
  if (lacking) {
    console.error(lacking);
    process.exit(1);
  }
  const built = await provide('build');
  if (!built.ok) {
    console.error(built.output);
    process.exit(1);
  }
}

const findings: Finding[] = [];
for (const run of Object.entries(parts).flatMap(([name, runs]) =>
  named.length === 0 || named.includes(name) ? runs : [],
)) {
  const finding = await run();
  findings.push(finding);
  const { name, goal, measured, met, skipped } = finding;
  const counts = Object.entries(measured).map(([what, count]) => `${what} ${count}`);
  console.log(
    `${skipped ? 'skipped' : met ? 'met' : 'MISSED'}  ${name}: ${goal}\n        ${skipped ?? counts.join(' · ')}`,
  );
}
mkdirSync('soak-output', { recursive: true });
writeFileSync('soak-output/soak.json', `${JSON.stringify({ machine: describeMachine(), findings }, null, 2)}\n`);
process.exitCode = findings.every(({ met, skipped }) => met || skipped) ? 0 : 1;
