import { firstDelay } from '../../core/region/backoff.ts';
import { type Chance, seeded } from './chance.ts';

/** A region in a school year. Every number is an assumption that is told together with what comes of it. */
export interface SimulatedRegion {
  pcs: number;
  /** PCs of one school; its bells ring together. */
  pcsPerSchool: number;
  /** Share of PCs that are switched on on a school day. */
  on: number;
  /** Incidents of a PC on a day on the average; PCs differ. Each has an outcome, and each day a seal. */
  incidents: number;
  lessons: number;
  /** Minutes of a lesson, and from a bell to the next lesson's. */
  lessonMinutes: number;
  cycleMinutes: number;
  /** ISO days of lessons. */
  days: readonly string[];
  seed: number;
}

/** What reaches the engine. */
export interface Load {
  requests: number;
  entries: number;
  /** Requests by the minute of the day, all days together. */
  byMinute: Float64Array;
  /** Requests of the busiest minute of any day. */
  busiestMinute: number;
  /** Requests by how many entries they hold. */
  bySize: Map<number, number>;
  /** Entries by ISO month. */
  byMonth: Map<string, number>;
}

/** What one PC brings along from the day before. */
interface Pc {
  /** Incidents it has on a day on the average. */
  rate: number;
  /** Entries not sent yet. */
  left: number;
  /** Whether that day is still to be sealed. */
  unsealed: boolean;
}

const minuteMs = 60_000;
/** Minutes before the first bell in which PCs are switched on. */
const switchOnMinutes = 30;
/** First lessons begin between 8:00 and 9:00, at whole five minutes. */
const firstBell = (chance: Chance): number => 8 * 60 + 5 * Math.floor(chance() * 13);

/** Goes through a year, PC by PC and day by day, with the product's own jitter. */
export function simulateYear(region: SimulatedRegion): Load {
  const chance = seeded(region.seed);
  const bells = Array.from({ length: Math.ceil(region.pcs / region.pcsPerSchool) }, () => firstBell(chance));
  // Most PCs are quiet and some are not: exponentially.
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
    for (const [i, pc] of pcs.entries()) {
      if (chance() < region.on)
        aDay(pc, bells[Math.floor(i / region.pcsPerSchool)] ?? 0, region, chance, load, minutes);
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
 * What a PC sends on a day. Entries that had no time the day before go as soon as it is on: their alarm is overdue. The
 * seal of that day is made then; a separate request, in that sending or in the next.
 */
function aDay(pc: Pc, bell: number, region: SimulatedRegion, chance: Chance, load: Load, minutes: Float64Array): void {
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

const delay = (chance: Chance): number => firstDelay(chance()) / minuteMs;

function send(entries: number, at: number, load: Load, minutes: Float64Array): void {
  load.requests += 1;
  load.entries += entries;
  load.bySize.set(entries, (load.bySize.get(entries) ?? 0) + 1);
  const minute = Math.floor(at);
  minutes[minute] = (minutes[minute] ?? 0) + 1;
}

/** Minutes of the day in order, within lessons. */
function incidentTimes(rate: number, bell: number, region: SimulatedRegion, chance: Chance): number[] {
  const times: number[] = [];
  // Waiting times of a Poisson process, over the lessons put one behind the other.
  const whole = region.lessons * region.lessonMinutes;
  for (let at = gap(rate, whole, chance); at < whole; at += gap(rate, whole, chance)) {
    times.push(bell + Math.floor(at / region.lessonMinutes) * region.cycleMinutes + (at % region.lessonMinutes));
  }
  return times;
}

const gap = (rate: number, whole: number, chance: Chance): number => (-Math.log(1 - chance()) * whole) / rate;
