import type { RegionDetail } from '../../core/policy/region-policy.ts';
import { firstDelay } from '../../core/region/backoff.ts';
import { type Chance, seeded } from './chance.ts';

/** Assumptions about a region in a school year; docs/region.md lists them with the results. */
export interface SimulatedRegion {
  /** What a PC sends: a sum of each day, or every entry. */
  detail: RegionDetail;
  pcs: number;
  /** Number of PCs of one school; they share the bells. */
  pcsPerSchool: number;
  /** Share of PCs that are on during a school day, 0 to 1. */
  on: number;
  /** Mean incidents of a PC a day; PCs differ. Each incident has an outcome, and each day a seal. */
  incidents: number;
  lessons: number;
  /** Length of a lesson, and time between the starts of two lessons, minutes. */
  lessonMinutes: number;
  cycleMinutes: number;
  /** ISO days with lessons. */
  days: readonly string[];
  seed: number;
}

/** Load of the engine. */
export interface Load {
  requests: number;
  entries: number;
  /** Requests by minute of the day, sum of all days. */
  byMinute: Float64Array;
  /** Requests of the busiest minute of any day. */
  busiestMinute: number;
  /** Requests by number of entries. */
  bySize: Map<number, number>;
  /** Entries by ISO month. */
  byMonth: Map<string, number>;
}

/** State of a PC between two days. */
interface Pc {
  /** Mean incidents a day. */
  rate: number;
  /** Unsent entries. */
  left: number;
  /** Whether the last day has no seal yet. */
  unsealed: boolean;
}

const minuteMs = 60_000;
/** PCs are switched on within this time before the first bell, minutes. */
const switchOnMinutes = 30;
/** Return the start of the first lesson, minutes since midnight: 8:00 to 9:00, in steps of five minutes. */
const firstBell = (chance: Chance): number => 8 * 60 + 5 * Math.floor(chance() * 13);

/** Simulate a year, day by day and PC by PC, with the extension's random delays. */
export function simulateYear(region: SimulatedRegion): Load {
  const chance = seeded(region.seed);
  const bells = Array.from({ length: Math.ceil(region.pcs / region.pcsPerSchool) }, () => firstBell(chance));
  // The rates of PCs have an exponential distribution: most are low.
  const pcs = Array.from(
    { length: region.pcs },
    (): Pc => ({ rate: -region.incidents * Math.log(1 - chance()), left: 0, unsealed: false }),
  );
  const load: Load = {
    requests: 0,
    entries: 0,
    byMinute: new Float64Array(24 * 60),
    busiestMinute: 0,
    bySize: new Map(),
    byMonth: new Map(),
  };
  for (const day of region.days) {
    const minutes = new Float64Array(24 * 60);
    const before = load.entries;
    const add = region.detail === 'sums' ? addSum : addDay;
    for (const [i, pc] of pcs.entries()) {
      if (chance() < region.on) add(pc, bells[Math.floor(i / region.pcsPerSchool)] ?? 0, region, chance, load, minutes);
    }
    for (const [minute, requests] of minutes.entries()) {
      load.byMinute[minute] = (load.byMinute[minute] ?? 0) + requests;
      load.busiestMinute = Math.max(load.busiestMinute, requests);
    }
    const month = day.slice(0, 7);
    load.byMonth.set(month, (load.byMonth.get(month) ?? 0) + load.entries - before);
  }
  return load;
}

/**
 * Add the requests of a PC on a day. Entries left from the day before are sent when the PC is switched on, because their
 * alarm is overdue. The seal of that day is a separate request of the same run or of the next.
 */
function addDay(
  pc: Pc,
  bell: number,
  region: SimulatedRegion,
  chance: Chance,
  load: Load,
  minutes: Float64Array,
): void {
  const end = bell + region.lessons * region.cycleMinutes;
  const on = bell - chance() * switchOnMinutes;
  const times = incidentTimes(pc.rate, bell, region, chance);
  let { left: waiting, unsealed } = pc;
  let next = 0;
  let sendAt = waiting > 0 ? on : (unsealed ? on : (times[0] ?? end)) + delay(chance);
  while (sendAt < end) {
    for (; next < times.length && (times[next] ?? end) <= sendAt; next += 1) waiting += 2;
    if (waiting > 0) send(waiting, sendAt, load, minutes);
    if (unsealed) send(1, sendAt, load, minutes);
    waiting = 0;
    unsealed = false;
    sendAt = (times[next] ?? end) + delay(chance);
  }
  pc.left = 2 * (times.length - next);
  pc.unsealed = true;
}

/** Add the request of a PC with the sum of the day before, which is closed when the PC is switched on. */
function addSum(
  pc: Pc,
  bell: number,
  _region: SimulatedRegion,
  chance: Chance,
  load: Load,
  minutes: Float64Array,
): void {
  const on = bell - chance() * switchOnMinutes;
  if (pc.unsealed) send(1, on + delay(chance), load, minutes);
  pc.unsealed = true;
}

const delay = (chance: Chance): number => firstDelay(chance()) / minuteMs;

function send(entries: number, at: number, load: Load, minutes: Float64Array): void {
  load.requests += 1;
  load.entries += entries;
  load.bySize.set(entries, (load.bySize.get(entries) ?? 0) + 1);
  const minute = Math.floor(at);
  minutes[minute] = (minutes[minute] ?? 0) + 1;
}

/** Return the times of incidents, minutes since midnight, in order and within lessons. */
function incidentTimes(rate: number, bell: number, region: SimulatedRegion, chance: Chance): number[] {
  const times: number[] = [];
  // A Poisson process over the lessons without their breaks.
  const whole = region.lessons * region.lessonMinutes;
  for (let at = gap(rate, whole, chance); at < whole; at += gap(rate, whole, chance)) {
    times.push(bell + Math.floor(at / region.lessonMinutes) * region.cycleMinutes + (at % region.lessonMinutes));
  }
  return times;
}

const gap = (rate: number, whole: number, chance: Chance): number => (-Math.log(1 - chance()) * whole) / rate;
