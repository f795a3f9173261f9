import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '../engine.ts';
import { seeded } from './chance.ts';
import { siteOf } from './crowd.ts';
import { auditedDay } from './entries.ts';
import { FaultyProxy } from './faulty-proxy.ts';
import { nothingSent, type Sent, sendAll } from './pc.ts';

/** Load, faults and kills of a storm. */
export interface Storm {
  pcs: number;
  /** ISO days; each PC has `entries` incidents on each. */
  days: readonly string[];
  entries: number;
  /** Share of requests with a fault, 0 to 1. */
  faults: number;
  /** Number of kills of the engine during sending. */
  kills: number;
  seed: number;
}

/** Counters of the storm, and the contents of the engine afterwards. */
export interface StormResult {
  wanted: number;
  /** Rows after deduplication, distinct ids, and the sum of the reports. */
  arrived: { entries: number; ids: number; reported: number };
  sent: Sent;
  met: FaultyProxy['met'];
  kills: number;
}

/** Send through a faulty network to an engine that is killed repeatedly. @param address of its gateway */
export async function runStorm(engine: Engine, address: string, token: string, storm: Storm): Promise<StormResult> {
  const network = new FaultyProxy(address, storm.faults, seeded(storm.seed));
  const target = { address: await network.listen(), token, timeoutMs: 2000, delayScale: 0.02 };
  const sent = nothingSent();
  const wanted = storm.pcs * storm.days.length * storm.entries;
  const one = async (pc: number): Promise<void> => {
    const chance = seeded(storm.seed * 1_000_003 + pc);
    const entries = storm.days.flatMap((day) => auditedDay(chance, day, storm.entries));
    await sendAll(entries, { site: siteOf(pc), place: null, version: '0.1.0' }, target, chance, sent);
  };
  let kills = 0;
  const killer = async (): Promise<void> => {
    for (; kills < storm.kills; kills += 1) {
      while (sent.entries < (wanted * (kills + 1)) / (storm.kills + 1)) await pause(5);
      await engine.kill();
    }
  };
  await Promise.all([killer(), ...Array.from({ length: storm.pcs }, (_, pc) => one(pc))]);
  await network.close();
  return { wanted, arrived: await arrivedAt(engine), sent, met: network.met, kills };
}

async function arrivedAt(engine: Engine): Promise<StormResult['arrived']> {
  const [arrived = { entries: 0, ids: 0, reported: 0 }] = await engine.query<StormResult['arrived']>(`
    SELECT count() AS entries, uniqExact(uid) AS ids,
           (SELECT sum(report_months.incidents) FROM dezhurny.report_months) AS reported
    FROM dezhurny.entries FINAL`);
  return arrived;
}
