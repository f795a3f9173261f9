import { setTimeout as pause } from 'node:timers/promises';
import type { OutboxItem } from '../../core/region/outbox-item.ts';
import { collectorBinary } from '../../fleet/collector/binary.ts';
import {
  type CollectorOfEngine,
  type CollectorSettings,
  startCollector,
} from '../../fleet/commands/start-collector.ts';
import { startEngine } from '../../fleet/commands/start-engine.ts';
import { whileRunning } from '../../fleet/commands/while-running.ts';
import type { Engine } from '../../fleet/engine.ts';
import { missingEngineReason } from '../../fleet/engine-preflight.ts';
import { seeded } from '../../fleet/simulate/chance.ts';
import { auditedDay, sumOfDay } from '../../fleet/simulate/entries.ts';
import { nothingSent, type Sent, sendAll, type Target } from '../../fleet/simulate/pc.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { type Finding, secondsSince } from '../../harness/finding.ts';
import { until } from '../../harness/until.ts';

/** A running Collector and the engine behind it. */
export interface Rig extends CollectorOfEngine {
  engine: Engine;
}

/** What PCs send: single entries, and sums of days. */
export interface Load {
  pcs: number;
  /** Days of each PC, each with 20 entries and apart from them one sum of 3 incidents. */
  days: number;
}

const entriesADay = 20;
const incidentsOfSum = 3;
/** The school that every load comes from. */
export const sender = { site: 'lyceum-1', place: null, version: '0.1.0' };

/** Run a scenario with a Collector in front of an engine, and stop both. @returns the finding, skipped where one cannot run */
export async function withCollector(
  name: string,
  goal: string,
  run: (rig: Rig) => Promise<Pick<Finding, 'measured' | 'met'>>,
  settings: CollectorSettings = {},
): Promise<Finding> {
  const began = Date.now();
  const { path = '', missing } = collectorBinary();
  const skipped = missing ?? missingEngineReason();
  if (skipped) return { name, goal, measured: {}, met: true, skipped };
  let finding: Finding = { name, goal, measured: {}, met: false };
  await whileRunning(async (started) => {
    const { engine } = await startEngine(started);
    const running = await startCollector(started, engine, path, settings);
    const { measured, met } = await run({ engine, ...running });
    finding = { name, goal, measured: { ...measured, seconds: secondsSince(began) }, met };
    return 0;
  });
  return finding;
}

/** Return what PC `nth` sends: its days of entries, then their sums. */
export function itemsOf({ days }: Pick<Load, 'days'>, nth: number): OutboxItem[] {
  const chance = seeded(7_000_003 + nth);
  const dates = Array.from({ length: days }, (_, day) => shownDay(1 + (day % 28)));
  return [
    ...dates.flatMap((day) => auditedDay(chance, day, entriesADay)),
    ...dates.map((day) => sumOfDay(chance, day, incidentsOfSum)),
  ];
}

/** Send items of a PC with the extension's code. Delays are a fiftieth of the extension's. */
export function sendItems(
  items: readonly OutboxItem[],
  target: Target,
  nth: number,
  sent: Sent = nothingSent(),
): Promise<Sent> {
  return sendAll(items, sender, { ...target, timeoutMs: 5000, delayScale: 0.02 }, seeded(nth), sent);
}

/** Let all PCs send at once. @param sent counters that grow meanwhile */
export async function sendLoad(load: Load, target: Target, sent: Sent): Promise<void> {
  await Promise.all(Array.from({ length: load.pcs }, (_, nth) => sendItems(itemsOf(load, nth), target, nth, sent)));
}

/** What the engine has: rows without repeats, distinct ids, and the incidents of the reports. */
export interface Arrived {
  entries: number;
  ids: number;
  sums: number;
  reported: number;
}

/** Return what a load leaves in the engine. */
export function wantedOf({ pcs, days }: Load): Arrived {
  const entries = pcs * days * entriesADay;
  const sums = pcs * days;
  return { entries, ids: entries, sums, reported: entries + sums * incidentsOfSum };
}

/** Wait up to five minutes until the engine has what is wanted. @returns what it has then */
export async function whenArrived(engine: Engine, wanted: Arrived): Promise<Arrived> {
  const isThere = async (): Promise<boolean> => same(await arrivedAt(engine), wanted);
  await until(isThere, { timeout: 300_000, every: 1000, what: 'all entries' }).catch(() => undefined);
  await pause(3000); // what comes twice may come later
  return arrivedAt(engine);
}

/** Return true if neither an entry nor a sum is missing or counted twice. */
export const same = (arrived: Arrived, wanted: Arrived): boolean =>
  (Object.keys(wanted) as (keyof Arrived)[]).every((what) => arrived[what] === wanted[what]);

async function arrivedAt(engine: Engine): Promise<Arrived> {
  const [row] = await engine.query<Arrived>(`
    SELECT count() AS entries, uniqExact(uid) AS ids, (SELECT count() FROM dezhurny.day_sums FINAL) AS sums,
           (SELECT sum(report_months.incidents) FROM dezhurny.report_months) AS reported
    FROM dezhurny.entries FINAL`);
  return row ?? { entries: 0, ids: 0, sums: 0, reported: 0 };
}
