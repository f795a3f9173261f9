import { takeBatch } from '../core/region/batch.ts';
import { startEngine } from '../fleet/commands/start-engine.ts';
import { whileRunning } from '../fleet/commands/while-running.ts';
import { seeded } from '../fleet/simulate/chance.ts';
import { crowd, siteOf } from '../fleet/simulate/crowd.ts';
import { entriesOfDay } from '../fleet/simulate/entries.ts';
import { packedBytes } from '../fleet/simulate/measure.ts';
import { nothingSent, sendAll, type Target } from '../fleet/simulate/pc.ts';
import { type Figure, median, quantile } from '../harness/figure.ts';
import { benchWorker } from './fleet-worker.ts';

/** PCs that send at the same time, and full requests of each. */
const AT_ONCE = 8;
const REQUESTS = 10;
/** The product's 45 minutes become 5.4 s. */
const SCALE = 1 / 500;

const yesterday = (): string => new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** Measure an engine behind the gateway: its throughput, the wait of 500 PCs after a bell, bytes of a full request. */
export async function benchFleet(runs: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  await whileRunning(async (started) => {
    const running = await startEngine(started);
    const { target } = running;
    const speeds: number[] = [];
    for (let run = 0; run < Math.min(runs, 5); run += 1) speeds.push(await flood(target, run));
    const bells: number[] = [];
    for (let run = 0; run < Math.min(runs, 3); run += 1) {
      const school = { pcs: 500, detail: 'entries' as const, entries: 20, day: yesterday(), seed: 100 + run };
      const sent = await crowd(school, { ...target, delayScale: SCALE });
      bells.push(quantile(sent.took, 0.99));
    }
    figures.push(
      {
        name: 'fleet, PCs → gateway → engine',
        value: median(speeds),
        unit: '/s',
        goal: { least: 5000 },
        note: `n=${speeds.length}`,
      },
      {
        name: 'fleet, 500 PCs × 20 after a bell, p99',
        value: median(bells),
        unit: 'ms',
        goal: { most: 200 },
        note: `n=${bells.length}, jitter 5.4 s`,
      },
      {
        name: 'fleet, an entry of a full request',
        value: packedBytes(400) / 400,
        unit: 'B',
        goal: { most: 60 },
        note: 'gzip',
      },
      ...(await benchWorker(started, running, Math.min(runs, 5))),
    );
    return 0;
  });
  return figures;
}

/** Return entries per second; all entries are made before the clock starts. */
async function flood(target: Target, run: number): Promise<number> {
  const sent = nothingSent();
  const loads = Array.from({ length: AT_ONCE }, (_, pc) => {
    const chance = seeded(run * 100 + pc);
    const days = Array.from({ length: REQUESTS }, () => fullDay(chance));
    return { chance, entries: days.flat(), sender: { site: siteOf(pc), place: null, version: '0.1.0' } };
  });
  const began = performance.now();
  await Promise.all(loads.map(({ chance, entries, sender }) => sendAll(entries, sender, target, chance, sent)));
  return sent.entries / ((performance.now() - began) / 1000);
}

/** Return the entries of one day that fill a request. */
function fullDay(chance: () => number): ReturnType<typeof entriesOfDay>[number][] {
  const entries = entriesOfDay(chance, yesterday(), 500);
  return takeBatch(entries, { site: 'lyceum-1', place: null, version: '0.1.0' }).entries;
}
