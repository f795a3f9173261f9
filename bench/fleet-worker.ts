import type { Incident } from '../core/journal/entry.ts';
import { count } from '../fleet/commands/arrived.ts';
import { type ClassroomPc, startClassroomPc } from '../fleet/commands/classroom-pc.ts';
import type { Running } from '../fleet/commands/start-engine.ts';
import type { Started } from '../fleet/commands/while-running.ts';
import { type Figure, median } from '../harness/figure.ts';
import { madeUpIncident, writeIncidents } from '../harness/made-up-entries.ts';
import { sendNow } from '../harness/region-classroom.ts';
import { until } from '../harness/until.ts';

/** Entries that a PC holds at most after two weeks without a network. */
const WORKER_ENTRIES = 5000;

/** Measure how fast the worker of a real extension sends its backlog to a real engine, and the bytes on the wire. */
export async function benchWorker(started: Started, running: Running, runs: number): Promise<Figure[]> {
  const pc = await startClassroomPc(started, running.target, 'browser');
  const speeds: number[] = [];
  for (let run = 0; run < runs; run += 1) speeds.push(await sendAll(pc, running, run * WORKER_ENTRIES));
  const sent = WORKER_ENTRIES * runs;
  const spread = `${Math.round(Math.min(...speeds))}…${Math.round(Math.max(...speeds))}`;
  const note = `n=${runs}, ${pc.traffic.requests / runs} requests, ${spread}`;
  return [
    { name: 'fleet, a worker → engine', value: median(speeds), unit: '/s', goal: { least: 5000 }, note },
    {
      name: 'fleet, an entry of a worker',
      value: pc.traffic.bytes / sent,
      unit: 'B',
      goal: { most: 60 },
      note: 'gzip',
    },
  ];
}

/** @param before entries that the engine has of this PC @returns entries per second, first request to last answer */
async function sendAll({ browser, site, traffic }: ClassroomPc, { engine }: Running, before: number): Promise<number> {
  // All of one day, like every request. No warning was shown, so no outcomes are written meanwhile.
  const day = new Date().toISOString().slice(0, 10);
  const incident = (nth: number): Incident => ({ ...madeUpIncident(nth), day, mode: 'audit' });
  const incidents = Array.from({ length: WORKER_ENTRIES }, (_, nth) => incident(nth));
  await writeIncidents(browser, incidents);
  Object.assign(traffic, { first: 0, last: Number.POSITIVE_INFINITY });
  // By then the engine has finished its earlier work.
  await sendNow({ browser }, 3000);
  // Do not query the engine during the measurement.
  const isStill = (): boolean => traffic.first > 0 && performance.now() - traffic.last > 2000;
  await until(isStill, { timeout: 120_000, every: 100, what: 'the last request' });
  const there = await count(engine, `site = '${site}'`);
  if (there !== before + WORKER_ENTRIES) throw new Error(`${there - before} of ${WORKER_ENTRIES} entries arrived`);
  return WORKER_ENTRIES / ((traffic.last - traffic.first) / 1000);
}
